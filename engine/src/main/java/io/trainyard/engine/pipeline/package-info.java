/** What a pipeline is: immutable definitions, their graph and their JSON form. */
@NullMarked
package io.trainyard.engine.pipeline;

import org.jspecify.annotations.NullMarked;
