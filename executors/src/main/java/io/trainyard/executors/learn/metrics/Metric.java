package io.trainyard.executors.learn.metrics;

import io.trainyard.engine.deploy.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What can be measured of a model. */
public enum Metric {
  ACCURACY("accuracy", true, classes(ClassMetrics::accuracy)),
  PRECISION("precision", true, classes(s -> ClassMetrics.precision(s, ClassMetrics.usual(s)))),
  RECALL("recall", true, classes(s -> ClassMetrics.recall(s, ClassMetrics.usual(s)))),
  F1("f1", true, classes(s -> ClassMetrics.f1(s, ClassMetrics.usual(s)))),
  AUC("auc", true, classes(ClassMetrics::auc)),
  LOG_LOSS("logLoss", false, classes(ClassMetrics::logLoss)),
  RMSE("rmse", false, numbers(NumberMetrics::rmse)),
  MAE("mae", false, numbers(NumberMetrics::mae)),
  MSE("mse", false, numbers(NumberMetrics::mse)),
  R2("r2", true, numbers(NumberMetrics::r2));

  private final String word;
  private final boolean higherIsBetter;
  private final Formula formula;

  Metric(String word, boolean higherIsBetter, Formula formula) {
    this.word = word;
    this.higherIsBetter = higherIsBetter;
    this.formula = formula;
  }

  /** As written in pipeline files and JSON. */
  public String word() {
    return word;
  }

  public boolean higherIsBetter() {
    return higherIsBetter;
  }

  /** What the target must be for it. */
  public Task task() {
    return formula.task();
  }

  /** Measures rows of its own task. Total: there is a value, or a sentence why there is none. */
  public Measured of(Scored scored) {
    return formula.measure().apply(scored);
  }

  public static Optional<Metric> of(String word) {
    return Arrays.stream(values()).filter(metric -> metric.word.equals(word)).findFirst();
  }

  /** Those that fit a task, in the order they are shown. */
  public static List<Metric> fitting(Task task) {
    return Arrays.stream(values()).filter(metric -> metric.task() == task).toList();
  }

  private static Formula classes(Function<ScoredClasses, Measured> measure) {
    return new Formula(Task.CLASSES, scored -> measure.apply((ScoredClasses) scored));
  }

  private static Formula numbers(Function<ScoredNumbers, Measured> measure) {
    return new Formula(Task.NUMBER, scored -> measure.apply((ScoredNumbers) scored));
  }

  private record Formula(Task task, Function<Scored, Measured> measure) {}
}
