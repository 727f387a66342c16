package io.trainyard.executors.learn;

import io.trainyard.executors.learn.metrics.Measured;
import io.trainyard.executors.learn.metrics.Metric;
import io.trainyard.executors.learn.metrics.Scored;
import io.trainyard.executors.learn.prepare.Fields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Rows grouped by the values of a column, each group measured, in the order of the values. */
final class Groups {
  /** Smaller groups are measured and shown, but no limit is held against them. */
  static final int LEAST_ROWS = 30;

  private Groups() {}

  static List<Group> of(ScoredRows scored, String column, Collection<Metric> metrics) {
    int at = scored.rows().schema().indexOf(column);
    Map<String, List<Integer>> members = new TreeMap<>();
    IntStream.range(0, scored.rows().size())
        .forEach(
            row ->
                members
                    .computeIfAbsent(
                        String.valueOf(Fields.text(scored.rows().values().get(row).get(at))),
                        value -> new ArrayList<>())
                    .add(row));
    List<Group> groups = new ArrayList<>();
    members.forEach((value, rows) -> groups.add(group(scored, value, rows, metrics)));
    return groups;
  }

  private static Group group(
      ScoredRows scored, String value, List<Integer> rows, Collection<Metric> metrics) {
    Scored those = scored.those(rows.stream().mapToInt(Integer::intValue).toArray());
    Map<Metric, Measured> measures = new LinkedHashMap<>();
    metrics.forEach(metric -> measures.put(metric, metric.of(those)));
    return new Group(value, rows.size(), measures);
  }

  /** One group; {@code null} stands for rows without a value. */
  record Group(String value, int rows, Map<Metric, Measured> measures) {
    boolean isLargeEnough() {
      return rows >= LEAST_ROWS;
    }

    Measured measured(Metric metric) {
      return java.util.Objects.requireNonNull(measures.get(metric));
    }
  }
}
