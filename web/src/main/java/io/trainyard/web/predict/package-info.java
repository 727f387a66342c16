/** The Open Inference Protocol in JSON: endpoints answer below {@code /v2}. */
@NullMarked
package io.trainyard.web.predict;

import org.jspecify.annotations.NullMarked;
