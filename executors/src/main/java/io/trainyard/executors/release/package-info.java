/** Registers models and puts them behind endpoints. */
@NullMarked
package io.trainyard.executors.release;

import org.jspecify.annotations.NullMarked;
