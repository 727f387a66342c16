package io.trainyard.engine.run;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.check.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One try of one step, named (run, step, key, try).
 *
 * @param cause empty unless it failed
 * @param message why it failed, was skipped or waits; else empty
 * @param notBefore when it may start
 */
public record Attempt(
    long id,
    long run,
    String step,
    String key,
    int tryNumber,
    long token,
    AttemptState state,
    Optional<FailureCause> cause,
    String message,
    Instant notBefore,
    Optional<Instant> started,
    Optional<Instant> ended,
    OptionalLong rows,
    Map<String, Double> metrics,
    List<Finding> findings,
    Map<String, Artifact> outputs,
    Optional<Boolean> decision) {}
