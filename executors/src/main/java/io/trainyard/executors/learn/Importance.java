package io.trainyard.executors.learn;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How much each column counts, by its name. */
record Importance(Map<String, Double> columns) {

  /** The names in falling order; of equals the first by name. */
  private List<Map.Entry<String, Double>> ordered() {
    return columns.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .toList();
  }

  List<String> first(int count) {
    return ordered().stream().limit(count).map(Map.Entry::getKey).toList();
  }

  /** {@code "importance":[{"column":..,"value":..},..]}, the most important first. */
  void write(ObjectNode json) {
    ArrayNode array = json.putArray("importance");
    ordered()
        .forEach(
            entry ->
                array.addObject().put("column", entry.getKey()).put("value", entry.getValue()));
  }
}
