package io.trainyard.web.api;

import io.trainyard.engine.event.EventLog;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * What the server answers beyond the {@link Desk}.
 *
 * @param pipelineOf tells the pipeline of a run
 * @param metrics as Prometheus reads them
 * @param role of this server among those on its store; throws {@link
 *     io.trainyard.engine.event.Journal.JournalStopped} where nothing can be written any more
 */
public record ServerDesks(
    PipelinesDesk pipelines,
    ArtifactsDesk artifacts,
    AttemptsDesk attempts,
    EventLog events,
    NotificationsDesk notifications,
    LongFunction<Optional<String>> pipelineOf,
    Supplier<String> metrics,
    Supplier<ServerRole> role) {}
