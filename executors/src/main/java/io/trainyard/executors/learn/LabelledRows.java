package io.trainyard.executors.learn;

import io.trainyard.engine.deploy.Task;
import io.trainyard.engine.table.Rows;
import io.trainyard.executors.learn.learner.Examples;
import io.trainyard.executors.learn.prepare.FittedInputs;
import io.trainyard.executors.learn.prepare.Target;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows with their targets, as examples. */
final class LabelledRows {
  private final FittedInputs inputs;
  private final Target target;

  LabelledRows(FittedInputs inputs, Target target) {
    this.inputs = inputs;
    this.target = target;
  }

  /** Those whose target is not missing. */
  static Rows withTarget(Rows rows, Target target) {
    return keep(rows, row -> !isMissing(value(rows, target, row), target));
  }

  /** Those whose target is one the model knows. */
  static Rows known(Rows rows, Target target) {
    return target.task() == Task.NUMBER
        ? withTarget(rows, target)
        : keep(rows, row -> target.classOf(value(rows, target, row)) >= 0);
  }

  private static boolean isMissing(@Nullable Object value, Target target) {
    return target.task() == Task.NUMBER
        ? Double.isNaN(target.numberOf(value))
        : target.classOf(value) == Target.MISSING;
  }

  private static @Nullable Object value(Rows rows, Target target, int row) {
    int at = rows.schema().indexOf(target.column().name());
    return at < 0 ? null : rows.values().get(row).get(at);
  }

  private static Rows keep(Rows rows, IntPredicate wanted) {
    int[] kept = IntStream.range(0, rows.size()).filter(wanted).toArray();
    return kept.length == rows.size()
        ? rows
        : new Rows(rows.schema(), IntStream.of(kept).mapToObj(rows.values()::get).toList());
  }

  /**
   * Rows as examples.
   *
   * @param balanced each class counts the same: a row weighs rows / (classes * rows of its class),
   *     as scikit-learn has it
   */
  Examples examples(Rows rows, boolean balanced) {
    double[] labels = new double[rows.size()];
    for (int row = 0; row < labels.length; row++) {
      Object value = value(rows, target, row);
      labels[row] = target.task() == Task.CLASSES ? target.classOf(value) : target.numberOf(value);
    }
    double[] weights = new double[labels.length];
    Arrays.fill(weights, 1);
    if (balanced) {
      balance(labels, weights);
    }
    return new Examples(inputs.encode(rows), labels, weights, target.classes().size());
  }

  private void balance(double[] labels, double[] weights) {
    double[] counts = new double[target.classes().size()];
    for (double label : labels) {
      counts[(int) label]++;
    }
    for (int row = 0; row < labels.length; row++) {
      weights[row] = labels.length / (counts.length * counts[(int) labels[row]]);
    }
  }
}
