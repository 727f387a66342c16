package io.trainyard.engine.run;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.event.Journal;
import java.time.InstantSource;

/** The world as the {@link Runner} sees it. */
public record RunnerPorts(
    Journal journal,
    Runs runs,
    References references,
    StepExecutor executor,
    ArtifactStore artifacts,
    Alarm alarm,
    InstantSource clock) {}
