/** What decides a step's result, and taking over a result that there is already. */
@NullMarked
package io.trainyard.engine.cache;

import org.jspecify.annotations.NullMarked;
