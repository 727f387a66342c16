/** The event log: facts that happened, appended once, never changed. */
@NullMarked
package io.trainyard.engine.event;

import org.jspecify.annotations.NullMarked;
