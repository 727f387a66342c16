package io.trainyard.executors.learn;

import io.trainyard.engine.deploy.Task;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.executors.data.option.OptionValues;
import io.trainyard.executors.data.option.OptionWords;
import io.trainyard.executors.data.option.Options;
import io.trainyard.executors.learn.metrics.Metric;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Options of {@code evaluate}.
 *
 * @param measure empty = every metric that fits
 */
record EvaluateOptions(Set<Metric> measure, List<Limit> require, List<Slice> slice) {

  static EvaluateOptions of(Step step, Task task) {
    Options options = Options.of(step).only(OptionWords.of(EvaluateOptions.class));
    Set<Metric> measure = new LinkedHashSet<>();
    for (OptionValues line : options.all("measure")) {
      for (int i = 0; i < line.size(); i++) {
        Metric metric = MetricWords.at(line, i);
        MetricWords.refuseUnfit(metric, task, line);
        measure.add(metric);
      }
    }
    List<Limit> require = new ArrayList<>();
    options.all("require").forEach(line -> require.addAll(limits(line, 0, task)));
    for (Limit limit : require) {
      if (limit.kind().isBetweenGroups()) {
        throw limit
            .line()
            .place()
            .mistake("it compares groups; write `slice 'column', " + shown(limit) + "`");
      }
    }
    List<Slice> slices = new ArrayList<>();
    options
        .all("slice")
        .forEach(line -> slices.add(new Slice(line.text(0), limits(line, 1, task), line)));
    return new EvaluateOptions(measure, require, slices);
  }

  private static String shown(Limit limit) {
    return "%s.%s(%s)".formatted(limit.metric().word(), limit.kind().word(), limit.bound());
  }

  private static List<Limit> limits(OptionValues line, int from, Task task) {
    List<Limit> limits = new ArrayList<>();
    for (OptionValues term : line.terms(from)) {
      Limit limit = Limit.of(term);
      MetricWords.refuseUnfit(limit.metric(), task, term);
      limits.add(limit);
    }
    return limits;
  }

  /** Everything to measure over all rows, in the order it was asked for. */
  Set<Metric> metrics(Task task) {
    Set<Metric> metrics = new LinkedHashSet<>(measure);
    if (measure.isEmpty()) {
      metrics.addAll(Metric.fitting(task));
    }
    require.forEach(limit -> metrics.add(limit.metric()));
    slice.forEach(groups -> groups.limits().forEach(limit -> metrics.add(limit.metric())));
    return metrics;
  }

  /**
   * Rows grouped by a column's values.
   *
   * @param limits empty = measured only
   * @param line for messages
   */
  record Slice(String column, List<Limit> limits, OptionValues line) {}
}
