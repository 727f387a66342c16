/** validate: rules of columns and rows, and what breaks them. */
@NullMarked
package io.trainyard.executors.data.validate;

import org.jspecify.annotations.NullMarked;
