package io.trainyard.engine.trigger;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.event.ReaderPosition;
import io.trainyard.engine.run.Alarm;
import io.trainyard.engine.run.Runner;
import io.trainyard.engine.run.Runs;
import java.time.InstantSource;

/**
 * What {@link EventTriggers} stand on.
 *
 * @param reading the log, and where its reader is
 * @param artifacts have what hooks received
 * @param alarm wakes them; may be late, early or forgetful
 */
public record TriggerPorts(
    Runner runner,
    Runs runs,
    ReaderPosition.Ports reading,
    Triggers triggers,
    ArtifactStore artifacts,
    Alarm alarm,
    InstantSource clock) {}
