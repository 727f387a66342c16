package io.trainyard.web.view.pipeline;

import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.Run;
import io.trainyard.web.view.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run, as its steps ended.
 *
 * @param steps those that have begun, by name
 */
record RunColumn(Run run, Map<String, Ended> steps) {

  /**
   * A step of a run.
   *
   * @param mark of its last tries, the worst of them where it ran for several items
   * @param took from its first start to its last end; empty unless all of it ended well
   */
  record Ended(Mark mark, Optional<Duration> took) {}

  /** The worse, the smaller; what goes on comes before what has ended. */
  private static final List<AttemptState> WORST_FIRST =
      List.of(
          AttemptState.FAILED,
          AttemptState.RUNNING,
          AttemptState.WAITING,
          AttemptState.SCHEDULED,
          AttemptState.CANCELLED,
          AttemptState.SUCCEEDED,
          AttemptState.CACHED,
          AttemptState.SKIPPED);

  static RunColumn of(Run run, List<Attempt> attempts) {
    Map<String, Map<String, Attempt>> last = new LinkedHashMap<>();
    for (Attempt attempt : attempts) {
      last.computeIfAbsent(attempt.step(), step -> new HashMap<>())
          .merge(
              attempt.key(),
              attempt,
              (one, other) -> other.tryNumber() >= one.tryNumber() ? other : one);
    }
    Map<String, Ended> steps = new HashMap<>();
    last.forEach((step, tries) -> steps.put(step, ended(List.copyOf(tries.values()))));
    return new RunColumn(run, Map.copyOf(steps));
  }

  private static Ended ended(List<Attempt> tries) {
    AttemptState state =
        tries.stream()
            .map(Attempt::state)
            .min((one, other) -> WORST_FIRST.indexOf(one) - WORST_FIRST.indexOf(other))
            .orElse(AttemptState.SCHEDULED);
    Optional<Instant> start =
        tries.stream().flatMap(each -> each.started().stream()).min(Instant::compareTo);
    Optional<Instant> end =
        tries.stream().flatMap(each -> each.ended().stream()).max(Instant::compareTo);
    boolean isWork = state == AttemptState.SUCCEEDED && start.isPresent() && end.isPresent();
    return new Ended(
        Mark.of(state),
        isWork ? Optional.of(Duration.between(start.get(), end.get())) : Optional.empty());
  }
}
