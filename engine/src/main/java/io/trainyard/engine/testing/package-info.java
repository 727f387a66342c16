/** What tests stand on, without a test framework; nothing of production imports it. */
@NullMarked
package io.trainyard.engine.testing;

import org.jspecify.annotations.NullMarked;
