package io.trainyard.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trainyard.engine.check.Finding;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.FailureCause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One try of one step.
 *
 * @param message why it failed, was skipped or waits; else empty
 * @param rows how many it handled, where that says something
 * @param decision what a deciding step decided
 */
public record AttemptView(
    long id,
    String step,
    String key,
    @JsonProperty("try") int tryNumber,
    AttemptState state,
    @Nullable FailureCause cause,
    String message,
    @Nullable Instant started,
    @Nullable Instant ended,
    @Nullable Long rows,
    Map<String, Double> metrics,
    List<Finding> findings,
    List<ArtifactView> outputs,
    @Nullable Boolean decision) {

  public static AttemptView of(Attempt attempt) {
    OptionalLong rows = attempt.rows();
    return new AttemptView(
        attempt.id(),
        attempt.step(),
        attempt.key(),
        attempt.tryNumber(),
        attempt.state(),
        attempt.cause().orElse(null),
        attempt.message(),
        attempt.started().orElse(null),
        attempt.ended().orElse(null),
        rows.isPresent() ? Long.valueOf(rows.getAsLong()) : null,
        attempt.metrics(),
        attempt.findings(),
        attempt.outputs().values().stream().map(ArtifactView::of).toList(),
        attempt.decision().orElse(null));
  }
}
