/**
 * When runs start by themselves: fire times, calendars, the scheduler that asks an alarm to wake
 * it, and backfills. Fire times are pure and computed with {@code java.time}; Quartz only wakes.
 */
@NullMarked
package io.trainyard.engine.schedule;

import org.jspecify.annotations.NullMarked;
