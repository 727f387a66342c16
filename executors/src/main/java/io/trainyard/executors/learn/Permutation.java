package io.trainyard.executors.learn;

import io.trainyard.engine.deploy.PackageManifest;
import io.trainyard.engine.deploy.Task;
import io.trainyard.engine.table.Rows;
import io.trainyard.executors.data.option.Place;
import io.trainyard.executors.learn.metrics.Measured;
import io.trainyard.executors.learn.metrics.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a metric loses when a column's values are shuffled among the rows, for any model. The metric
 * is AUC for two classes, log loss for more, accuracy where there are no probabilities, and RMSE
 * for numbers.
 */
final class Permutation {
  private static final int REPEATS = 5;
  private final JudgedModel model;
  private final long seed;
  private final Place place;

  Permutation(JudgedModel model, long seed, Place place) {
    this.model = model;
    this.seed = seed;
    this.place = place;
  }

  Importance explain(Rows rows, ObjectNode json) throws InterruptedException {
    Rows labelled = model.labelled(rows);
    ScoredRows scored = model.score(labelled);
    Metric metric = metric(scored);
    double whole = measure(metric, scored);
    json.put("metric", metric.word()).put("value", whole).put("repeats", REPEATS);
    Random random = new Random(seed);
    ArrayNode columns = json.putArray("columns");
    Map<String, Double> importance = new LinkedHashMap<>();
    for (String column : columns(labelled)) {
      double[] losses = new double[REPEATS];
      for (int i = 0; i < REPEATS; i++) {
        if (Thread.interrupted()) {
          throw new InterruptedException("explaining was stopped");
        }
        double shuffled = measure(metric, model.score(shuffled(labelled, column, random)));
        losses[i] = metric.higherIsBetter() ? whole - shuffled : shuffled - whole;
      }
      double mean = mean(losses);
      columns.addObject().put("column", column).put("mean", mean).put("sd", sd(losses, mean));
      importance.put(column, mean);
    }
    return new Importance(importance);
  }

  private Metric metric(ScoredRows scored) {
    PackageManifest manifest = model.manifest();
    if (manifest.task() == Task.NUMBER) {
      return Metric.RMSE;
    }
    if (!Metric.LOG_LOSS.of(scored.all()).isDefined()) {
      return Metric.ACCURACY;
    }
    return scored.hasPositive() ? Metric.AUC : Metric.LOG_LOSS;
  }

  private double measure(Metric metric, ScoredRows scored) {
    Measured measured = metric.of(scored.all());
    return measured
        .value()
        .orElseThrow(
            () ->
                place.mistake(
                    metric.word()
                        + " is undefined on the sampled rows: "
                        + measured.why()
                        + "; raise sampleRows"));
  }

  private List<String> columns(Rows rows) {
    List<String> inputs = model.predictor().inputs().names();
    List<String> columns = new ArrayList<>(inputs.isEmpty() ? rows.schema().names() : inputs);
    columns.retainAll(rows.schema().names());
    columns.remove(model.manifest().target());
    return columns;
  }

  private static Rows shuffled(Rows rows, String column, Random random) {
    int at = rows.schema().indexOf(column);
    List<@Nullable Object> values = new ArrayList<>(rows.size());
    rows.values().forEach(row -> values.add(row.get(at)));
    Collections.shuffle(values, random);
    List<List<@Nullable Object>> shuffled = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      List<@Nullable Object> row = new ArrayList<>(rows.values().get(i));
      row.set(at, values.get(i));
      shuffled.add(row);
    }
    return new Rows(rows.schema(), shuffled);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** The population's standard deviation, as numpy has it. */
  private static double sd(double[] values, double mean) {
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / values.length);
  }
}
