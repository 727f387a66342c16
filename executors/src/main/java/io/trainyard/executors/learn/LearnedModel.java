package io.trainyard.executors.learn;

import io.trainyard.engine.deploy.Predictor;
import io.trainyard.engine.deploy.Task;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Schema;
import io.trainyard.executors.learn.learner.Fitted;
import io.trainyard.executors.learn.prepare.FittedInputs;
import io.trainyard.executors.learn.prepare.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fitted inputs, target and learner as one predictor. Training, evaluation and requests all go this
 * way, so that what is served equals what was measured, bit for bit. Thread-safe until closed.
 */
final class LearnedModel implements Predictor {
  private final FittedInputs inputs;
  private final Target target;
  private final Fitted fitted;

  LearnedModel(FittedInputs inputs, Target target, Fitted fitted) {
    this.inputs = inputs;
    this.target = target;
    this.fitted = fitted;
  }

  FittedInputs fittedInputs() {
    return inputs;
  }

  Target target() {
    return target;
  }

  Fitted fitted() {
    return fitted;
  }

  @Override
  public Schema inputs() {
    return inputs.schema();
  }

  @Override
  public Schema outputs() {
    return outputs(target);
  }

  static Schema outputs(Target target) {
    List<Column> columns = new ArrayList<>();
    boolean classes = target.task() == Task.CLASSES;
    columns.add(
        new Column(ScoredRows.PREDICTION, classes ? target.column().type() : ColumnType.NUMBER));
    for (String label : target.classes()) {
      columns.add(new Column(ScoredRows.PROBABILITY + label, ColumnType.NUMBER));
    }
    return new Schema(columns);
  }

  @Override
  public Rows predict(Rows rows) {
    List<List<@Nullable Object>> predictions = new ArrayList<>(rows.size());
    for (double[] output : fitted.predict(inputs.encode(rows))) {
      predictions.add(target.task() == Task.CLASSES ? classes(output) : List.of(output[0]));
    }
    return new Rows(outputs(), predictions);
  }

  /** The most probable class, of equally probable ones the first; then each one's probability. */
  private List<@Nullable Object> classes(double[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    List<@Nullable Object> row = new ArrayList<>(probabilities.length + 1);
    row.add(target.value(best));
    for (double probability : probabilities) {
      row.add(probability);
    }
    return row;
  }

  @Override
  public void close() {
    fitted.close();
  }
}
