package io.trainyard.web.view.run;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.FailureCause;
import io.trainyard.engine.run.RunEvents;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Attempts and graphs for tests of the page, with times in seconds after one moment. */
final class RunTests {
  static final Instant START = Instant.parse("2026-11-20T05:00:00Z");

  private RunTests() {}

  static Instant at(long seconds) {
    return START.plusSeconds(seconds);
  }

  static Attempt decided(long id, String step, long due) {
    return Attempt.created(1, new RunEvents.AttemptCreated(id, step, "", 1, at(due)));
  }

  static Attempt begun(Attempt attempt, long time) {
    return attempt.started(new RunEvents.AttemptStarted(attempt.id(), 1, List.of()), at(time));
  }

  /** A try from one second to another that ended well. */
  static Attempt ran(long id, String step, long from, long to) {
    return ended(begun(decided(id, step, from), from), AttemptState.SUCCEEDED, null, to);
  }

  static Attempt ended(Attempt attempt, AttemptState state, FailureCause cause, long time) {
    return attempt.ended(
        new RunEvents.AttemptEnded(
            attempt.id(),
            attempt.token(),
            state,
            cause,
            "",
            false,
            null,
            Map.of(),
            List.of(),
            Map.of(),
            null,
            null,
            null),
        at(time));
  }

  static Dag dag(Step... steps) {
    return Dag.of(Arrays.asList(steps));
  }

  static Step step(String name, String... after) {
    return new Step(
        name,
        "transform",
        "",
        List.<Input>of(),
        List.of(),
        List.of(),
        List.of(),
        Set.of(after),
        Retry.NONE,
        Optional.empty(),
        SourceRef.NONE);
  }
}
