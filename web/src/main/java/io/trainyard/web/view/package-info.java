/** Pictures of a pipeline. */
@NullMarked
package io.trainyard.web.view;

import org.jspecify.annotations.NullMarked;
