package io.trainyard.executors.learn;

import io.trainyard.engine.deploy.Task;
import io.trainyard.executors.data.option.OptionValues;
import io.trainyard.executors.learn.metrics.Metric;
import java.util.stream.Collectors;

/** Reads the names of metrics. */
final class MetricWords {
  private MetricWords() {}

  /** The metric at a position of a line or a term. */
  static Metric at(OptionValues values, int position) {
    return Metric.of(values.name(position))
        .orElseThrow(() -> values.wrong(position, "a metric such as auc or rmse"));
  }

  /** Refuses a metric that does not fit what the model says. */
  static void refuseUnfit(Metric metric, Task task, OptionValues line) {
    if (metric.task() != task) {
      throw line.place()
          .mistake(
              "%s does not fit a model that says %s; it takes %s"
                  .formatted(
                      metric.word(),
                      task == Task.CLASSES ? "classes" : "numbers",
                      Metric.fitting(task).stream()
                          .map(Metric::word)
                          .collect(Collectors.joining(", "))));
    }
  }
}
