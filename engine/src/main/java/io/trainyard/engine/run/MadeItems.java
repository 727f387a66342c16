package io.trainyard.engine.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The items that the steps of a run made, by the steps' places. Changed by {@link Progress}. */
final class MadeItems {
  private final Map<Integer, Map<String, Item>> byStep = new HashMap<>();

  /** Lists in which two items have the same key. */
  private final Set<Integer> ambiguous = new HashSet<>();

  void keep(int step, List<Item> made) {
    Map<String, Item> byKey = new LinkedHashMap<>();
    made.forEach(item -> byKey.put(item.key(), item));
    byStep.put(step, byKey);
    if (byKey.size() < made.size()) {
      ambiguous.add(step);
    }
  }

  Optional<Item> item(int step, String key) {
    return Optional.ofNullable(of(step).get(key));
  }

  /** In their order. */
  List<Item> items(int step) {
    return List.copyOf(of(step).values());
  }

  Set<String> keys(int step) {
    return of(step).keySet();
  }

  /** Whether two of a step's items have the same key. */
  boolean isAmbiguous(int step) {
    return ambiguous.contains(step);
  }

  private Map<String, Item> of(int step) {
    return byStep.getOrDefault(step, Map.of());
  }
}
