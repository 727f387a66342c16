package io.trainyard.executors.learn;

import io.trainyard.engine.deploy.PackageManifest;
import io.trainyard.engine.deploy.Task;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.Rows;
import io.trainyard.executors.learn.metrics.Scored;
import io.trainyard.executors.learn.metrics.ScoredClasses;
import io.trainyard.executors.learn.metrics.ScoredNumbers;
import io.trainyard.executors.learn.prepare.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose target is known, beside what a model says of them. Works on any predictor's outputs,
 * so that one of a script is measured as one of ours.
 */
final class ScoredRows {
  /** The output column that holds the class or the number. */
  static final String PREDICTION = "prediction";

  /** What the name of a class's probability column begins with. */
  static final String PROBABILITY = "probability_";

  private final PackageManifest manifest;
  private final Rows rows;
  private final Rows predictions;
  private final int targetAt;
  private final List<String> labels;

  /** Rows and predictions in the same order; the rows have the target and hold it everywhere. */
  ScoredRows(PackageManifest manifest, Rows rows, Rows predictions) {
    this.manifest = manifest;
    this.rows = rows;
    this.predictions = predictions;
    this.targetAt = rows.schema().indexOf(manifest.target());
    this.labels = manifest.task() == Task.CLASSES ? labels() : List.of();
  }

  Rows rows() {
    return rows;
  }

  /** Whether one of the classes counts as "yes". */
  boolean hasPositive() {
    return positive().isPresent();
  }

  /** All of them. */
  Scored all() {
    return those(IntStream.range(0, rows.size()).toArray());
  }

  /** Some of them, by position. */
  Scored those(int... chosen) {
    return manifest.task() == Task.CLASSES ? classes(chosen) : numbers(chosen);
  }

  /** How many rows hold a class the model does not know. */
  long unseen() {
    return manifest.task() == Task.NUMBER || manifest.classes().isEmpty()
        ? 0
        : IntStream.range(0, rows.size())
            .filter(row -> !manifest.classes().contains(actual(row)))
            .count();
  }

  private Scored numbers(int[] chosen) {
    int at = predictions.schema().indexOf(PREDICTION);
    return ScoredNumbers.of(
        IntStream.of(chosen)
            .mapToDouble(row -> number(rows.values().get(row).get(targetAt)))
            .toArray(),
        IntStream.of(chosen)
            .mapToDouble(row -> number(predictions.values().get(row).get(at)))
            .toArray());
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private Scored classes(int[] chosen) {
    int[] actual = IntStream.of(chosen).map(row -> labels.indexOf(actual(row))).toArray();
    int[] predicted = IntStream.of(chosen).map(row -> labels.indexOf(predicted(row))).toArray();
    return new ScoredClasses(labels.size(), positive(), actual, predicted, probabilities(chosen));
  }

  private OptionalInt positive() {
    if (manifest.positive().isPresent()) {
      int at = labels.indexOf(manifest.positive().get());
      return at >= 0 ? OptionalInt.of(at) : OptionalInt.empty();
    }
    return labels.size() == 2 ? OptionalInt.of(1) : OptionalInt.empty();
  }

  /** The model's classes in its order, then those that only the rows or the predictions hold. */
  private List<String> labels() {
    TreeSet<String> found = new TreeSet<>();
    for (int row = 0; row < rows.size(); row++) {
      found.add(actual(row));
      found.add(predicted(row));
    }
    manifest.positive().ifPresent(found::add);
    List<String> ordered = new ArrayList<>(manifest.classes());
    found.removeAll(ordered);
    ordered.addAll(found);
    return ordered;
  }

  private String actual(int row) {
    return String.valueOf(Fields.text(rows.values().get(row).get(targetAt)));
  }

  private String predicted(int row) {
    int at = predictions.schema().indexOf(PREDICTION);
    return String.valueOf(Fields.text(predictions.values().get(row).get(at)));
  }

  private double[][] probabilities(int[] chosen) {
    int[] columns = new int[labels.size()];
    boolean any = false;
    for (int i = 0; i < columns.length; i++) {
      columns[i] = probabilityColumn(labels.get(i));
      any |= columns[i] >= 0;
    }
    if (!any) {
      return new double[0][];
    }
    double[][] probabilities = new double[chosen.length][columns.length];
    for (int i = 0; i < chosen.length; i++) {
      List<@Nullable Object> row = predictions.values().get(chosen[i]);
      for (int j = 0; j < columns.length; j++) {
        probabilities[i][j] = columns[j] < 0 ? 0 : number(row.get(columns[j]));
      }
    }
    return probabilities;
  }

  private int probabilityColumn(String label) {
    List<Column> columns = predictions.schema().columns();
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.get(i).name();
      if (name.startsWith(PROBABILITY) && sameLabel(name.substring(PROBABILITY.length()), label)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean sameLabel(String one, String other) {
    return one.equals(other) || one.equals(other + ".0");
  }
}
