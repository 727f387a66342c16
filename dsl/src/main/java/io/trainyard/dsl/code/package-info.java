/** The compiler's part: types and allowed calls of blocks that run later, and running them. */
@NullMarked
package io.trainyard.dsl.code;

import org.jspecify.annotations.NullMarked;
