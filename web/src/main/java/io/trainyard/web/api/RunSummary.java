package io.trainyard.web.api;

import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run in a few words.
 *
 * @param reason why it ended as it did; empty when all went well
 * @param day the date it is about
 * @param params as text; a personal one as its digest
 * @param took from start to end; null until it has ended
 * @param origin the run that it runs again; null where it is the first
 * @param pausedBy who paused it; null while it goes on
 * @param cancelledBy who asked for it to end; null while nobody did
 */
public record RunSummary(
    long run,
    String pipeline,
    String version,
    RunState state,
    String reason,
    String cause,
    String actor,
    String day,
    Map<String, String> params,
    Instant created,
    @Nullable Instant started,
    @Nullable Instant ended,
    @Nullable Duration took,
    @Nullable Long origin,
    @Nullable String pausedBy,
    @Nullable String cancelledBy) {

  public static RunSummary of(Run run, Map<String, String> params) {
    Instant started = run.started().orElse(null);
    Instant ended = run.ended().orElse(null);
    return new RunSummary(
        run.number(),
        run.pipeline(),
        run.version(),
        run.state(),
        run.reason(),
        run.cause(),
        run.actor(),
        run.runDate().toString(),
        params,
        run.created(),
        started,
        ended,
        started == null || ended == null ? null : Duration.between(started, ended),
        run.origin().isPresent() ? run.origin().getAsLong() : null,
        run.pausedBy().orElse(null),
        run.cancelledBy().orElse(null));
  }
}
