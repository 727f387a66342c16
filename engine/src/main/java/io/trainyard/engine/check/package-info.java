/** Rules on a subject, and the findings they give. */
@NullMarked
package io.trainyard.engine.check;

import org.jspecify.annotations.NullMarked;
