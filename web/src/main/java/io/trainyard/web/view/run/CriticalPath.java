package io.trainyard.web.view.run;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.run.Attempt;
import java.time.Instant;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the end of a run depended on: from what ended last back to the one of the steps it waited
 * for that ended last, and so on. While a run goes on, the end is now.
 */
record CriticalPath(List<Leg> legs, Set<String> steps) {
  private CriticalPath(List<Leg> legs) {
    this(List.copyOf(legs), legs.stream().map(Leg::step).collect(Collectors.toUnmodifiableSet()));
  }

  /**
   * A step of the path.
   *
   * @param key of the item that ended last; empty where the step runs once
   * @param from when the step before it ended; of the first one, when it began
   */
  record Leg(String step, String key, Instant from, Instant to) {}

  /** The path by the times that were; empty where nothing has begun. */
  static CriticalPath of(Dag dag, Nodes nodes, Instant now) {
    LinkedList<Leg> legs = new LinkedList<>();
    Optional<Attempt> last = latest(dag.order(), nodes, now);
    while (last.isPresent()) {
      Attempt attempt = last.get();
      last = latest(dag.upstream(attempt.step()), nodes, now);
      Instant to = end(attempt, now);
      Instant from = last.map(before -> end(before, now)).orElseGet(() -> begin(nodes, attempt));
      legs.addFirst(new Leg(attempt.step(), attempt.key(), from.isAfter(to) ? to : from, to));
    }
    return new CriticalPath(legs);
  }

  /** Whether a step is on it. */
  boolean has(String step) {
    return steps.contains(step);
  }

  private static Optional<Attempt> latest(Iterable<String> steps, Nodes nodes, Instant now) {
    Attempt latest = null;
    for (String step : steps) {
      Attempt attempt = nodes.latest(step).map(CriticalPath::last).orElse(null);
      if (attempt != null
          && hasTaken(attempt)
          && (latest == null || end(attempt, now).isAfter(end(latest, now)))) {
        latest = attempt;
      }
    }
    return Optional.ofNullable(latest);
  }

  /** What is skipped or taken from the cache holds nobody up. */
  private static boolean hasTaken(Attempt attempt) {
    return attempt.started().isPresent() || !attempt.state().isDone();
  }

  private static Instant begin(Nodes nodes, Attempt attempt) {
    Attempt first = nodes.of(attempt.step(), attempt.key()).get(0);
    Instant launch = first.started().orElse(first.notBefore());
    return first.notBefore().isBefore(launch) ? first.notBefore() : launch;
  }

  private static Instant end(Attempt attempt, Instant now) {
    return attempt.ended().orElse(now);
  }

  private static Attempt last(List<Attempt> tries) {
    return tries.get(tries.size() - 1);
  }
}
