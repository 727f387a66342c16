/** Immutable, content-addressed results. */
@NullMarked
package io.trainyard.engine.artifact;

import org.jspecify.annotations.NullMarked;
