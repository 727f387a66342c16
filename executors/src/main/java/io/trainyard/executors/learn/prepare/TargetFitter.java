package io.trainyard.executors.learn.prepare;

import io.trainyard.engine.deploy.Task;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Rows;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what is to be learned: a text or yes-no column holds classes, a number column numbers
 * unless {@code positive} makes two classes of it. Messages give counts, never values of rows.
 */
public final class TargetFitter {
  private static final int MOST_CLASSES = 100;
  private final TargetOptions options;
  private final Optional<String> positive;

  /**
   * A fitter.
   *
   * @param positive which value counts as "yes", as text
   */
  public TargetFitter(TargetOptions options, Optional<String> positive) {
    this.options = options;
    this.positive = positive;
  }

  /** Looks at the training rows; a target nothing can be learned of fails, with the statistic. */
  public Target fit(Rows rows) {
    int position = rows.schema().indexOf(options.column());
    if (position < 0) {
      throw mistake(
          "there is no column '"
              + options.column()
              + "'; the rows have "
              + String.join(", ", rows.schema().names()));
    }
    Column column = rows.schema().columns().get(position);
    IntFunction<@Nullable Object> values = row -> rows.values().get(row).get(position);
    if (column.type() == ColumnType.DATE || column.type() == ColumnType.TIMESTAMP) {
      throw mistake(
          "'"
              + column.name()
              + "' is a "
              + column.type().word()
              + "; name a number or text column");
    }
    return column.type().isNumeric() && positive.isEmpty()
        ? numbers(column, rows.size(), values)
        : classes(column, rows.size(), values);
  }

  private Target numbers(Column column, int rows, IntFunction<@Nullable Object> values) {
    Set<Double> distinct = new HashSet<>();
    int missing = 0;
    for (int row = 0; row < rows; row++) {
      double number = Fields.number(values.apply(row), column.name());
      if (Double.isNaN(number)) {
        missing++;
      } else {
        distinct.add(number);
      }
    }
    refuseConstant(distinct.size(), missing, rows);
    return new Target(column, Task.NUMBER, List.of(), OptionalInt.empty());
  }

  private Target classes(Column column, int rows, IntFunction<@Nullable Object> values) {
    Set<String> distinct = new TreeSet<>(Fields.order(column.type()));
    int missing = 0;
    for (int row = 0; row < rows; row++) {
      String text = Fields.text(values.apply(row));
      if (text == null) {
        missing++;
      } else {
        distinct.add(text);
      }
    }
    refuseConstant(distinct.size(), missing, rows);
    if (distinct.size() > MOST_CLASSES) {
      throw mistake(
          "it has %s different values in %s rows, classes go up to %s; is it the right column?"
              .formatted(distinct.size(), rows, MOST_CLASSES));
    }
    List<String> classes = List.copyOf(distinct);
    return new Target(column, Task.CLASSES, classes, positive(column, classes));
  }

  /** The one that is named; else the second of two in order, as scikit-learn takes it. */
  private OptionalInt positive(Column column, List<String> classes) {
    if (positive.isEmpty()) {
      return classes.size() == 2 ? OptionalInt.of(1) : OptionalInt.empty();
    }
    if (classes.size() > 2) {
      throw mistake(
          "'positive' is for two classes, but '%s' has %s; remove it"
              .formatted(column.name(), classes.size()));
    }
    String named = positive.get();
    for (int i = 0; i < classes.size(); i++) {
      if (classes.get(i).equals(named)) {
        return OptionalInt.of(i);
      }
    }
    throw mistake(
        "no training row has '%s' in column '%s'; it has %s other values: check the spelling"
            .formatted(named, column.name(), classes.size()));
  }

  private void refuseConstant(int distinct, int missing, int rows) {
    if (distinct < 2) {
      String what =
          rows == 0
              ? "there are no rows"
              : distinct == 0 ? "every value is missing" : "all values are the same";
      throw mistake(
          "nothing can be learned: %s (rows %s, missing %s, different values %s)"
              .formatted(what, rows, missing, distinct));
    }
  }

  private StepFailure mistake(String whatAndFix) {
    return options.place().mistake(whatAndFix);
  }
}
