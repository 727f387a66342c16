package io.trainyard.engine.schedule;

import io.trainyard.engine.event.Journal;
import io.trainyard.engine.run.Alarm;
import io.trainyard.engine.run.Runner;
import io.trainyard.engine.run.Runs;
import java.time.InstantSource;

/**
 * What a {@link Scheduler} stands on.
 *
 * @param alarm wakes it; may be late, early or forgetful
 */
public record SchedulerPorts(
    Runner runner,
    Runs runs,
    Journal journal,
    Schedules schedules,
    Alarm alarm,
    InstantSource clock) {}
