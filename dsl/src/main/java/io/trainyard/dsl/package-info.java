/** From a {@code .groovy} file to a pipeline, and back to user code when an attempt asks for it. */
@NullMarked
package io.trainyard.dsl;

import org.jspecify.annotations.NullMarked;
