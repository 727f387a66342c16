/** What the tests of several rooms stand on: steps, orders and contexts without a Runner. */
@NullMarked
package io.trainyard.executors.testing;

import org.jspecify.annotations.NullMarked;
