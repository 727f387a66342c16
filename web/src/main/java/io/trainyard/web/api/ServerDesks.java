package io.trainyard.web.api;

import io.trainyard.engine.event.EventLog;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * What the server answers beyond the {@link Desk}.
 *
 * @param pipelineOf tells the pipeline of a run
 */
public record ServerDesks(
    PipelinesDesk pipelines,
    ArtifactsDesk artifacts,
    AttemptsDesk attempts,
    EventLog events,
    LongFunction<Optional<String>> pipelineOf) {}
