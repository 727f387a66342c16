package io.trainyard.web.view.run;

import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tries of a run by step and key, in the order they were made. */
final class Nodes {
  private final Map<String, Map<String, List<Attempt>>> steps = new LinkedHashMap<>();

  private final Map<AttemptState, Integer> counts = new EnumMap<>(AttemptState.class);
  private final List<Attempt> all;

  private Nodes(List<Attempt> all) {
    this.all = all;
  }

  /** Of all attempts of a run, in the order they were made. */
  static Nodes of(List<Attempt> attempts) {
    Nodes nodes = new Nodes(List.copyOf(attempts));
    for (Attempt attempt : attempts) {
      nodes
          .steps
          .computeIfAbsent(attempt.step(), step -> new LinkedHashMap<>())
          .computeIfAbsent(attempt.key(), key -> new ArrayList<>(1))
          .add(attempt);
    }
    nodes.steps.values().forEach(keys -> keys.values().forEach(nodes::count));
    return nodes;
  }

  private void count(List<Attempt> tries) {
    counts.merge(last(tries).state(), 1, Integer::sum);
  }

  /** Every attempt, in the order they were made. */
  List<Attempt> all() {
    return all;
  }

  /** The steps that have tries, in the order of their first. */
  Set<String> steps() {
    return steps.keySet();
  }

  /** The tries of a step by key; none where it has none yet. */
  Map<String, List<Attempt>> of(String step) {
    return steps.getOrDefault(step, Map.of());
  }

  /** The last try of each key of a step. */
  List<Attempt> last(String step) {
    Map<String, List<Attempt>> keys = of(step);
    List<Attempt> last = new ArrayList<>(keys.size());
    keys.values().forEach(tries -> last.add(last(tries)));
    return last;
  }

  /** How many nodes are in this state by their last try. */
  int count(AttemptState state) {
    return counts.getOrDefault(state, 0);
  }

  /** The tries of one node, first to last. */
  List<Attempt> of(String step, String key) {
    return of(step).getOrDefault(key, List.of());
  }

  /** Whether a step runs once for each of several items. */
  boolean isFannedOut(String step) {
    Map<String, List<Attempt>> keys = of(step);
    return keys.size() > 1 || (keys.size() == 1 && !keys.containsKey(""));
  }

  /** The node of a step that ended last, or goes on; empty where none has begun. */
  Optional<List<Attempt>> latest(String step) {
    List<Attempt> latest = null;
    for (List<Attempt> tries : of(step).values()) {
      if (latest == null || isLater(last(tries), last(latest))) {
        latest = tries;
      }
    }
    return Optional.ofNullable(latest);
  }

  private static boolean isLater(Attempt one, Attempt other) {
    if (one.ended().isEmpty() || other.ended().isEmpty()) {
      return one.ended().isEmpty() && other.ended().isPresent();
    }
    return one.ended().get().isAfter(other.ended().get());
  }

  private static Attempt last(List<Attempt> tries) {
    return tries.get(tries.size() - 1);
  }
}
