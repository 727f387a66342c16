/** The only place that knows SQL and log files. */
@NullMarked
package io.trainyard.engine.store;

import org.jspecify.annotations.NullMarked;
