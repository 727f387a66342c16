package io.trainyard.executors.learn.prepare;

import io.trainyard.engine.deploy.Task;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds columns that are the target under another name: each value stands for one class and each
 * class for one value, or a number that is a straight line of the target. A column that merely
 * predicts well is not meant.
 */
public final class LeakCheck {
  /** Below so many rows such a column may well be chance. */
  private static final int LEAST_ROWS = 30;

  private static final double STRAIGHT = 1 - 1e-12;

  private LeakCheck() {}

  /** The names of such columns, among those that are used; the target is present in every row. */
  public static List<String> columns(Rows rows, Target target, FittedInputs inputs) {
    List<String> leaks = new ArrayList<>();
    int targetAt = rows.schema().indexOf(target.column().name());
    for (Column column : inputs.schema().columns()) {
      int at = rows.schema().indexOf(column.name());
      boolean same =
          target.task() == Task.CLASSES
              ? renamesClasses(rows, at, target, targetAt)
              : column.type().isNumeric() && isStraightLine(rows, at, target, targetAt);
      if (same && rows.size() >= LEAST_ROWS) {
        leaks.add(column.name());
      }
    }
    return leaks;
  }

  private static boolean renamesClasses(Rows rows, int at, Target target, int targetAt) {
    Map<String, Integer> classOf = new HashMap<>();
    Set<Integer> taken = new HashSet<>();
    for (List<@Nullable Object> row : rows.values()) {
      String text = Fields.text(row.get(at));
      int actual = target.classOf(row.get(targetAt));
      Integer known = classOf.putIfAbsent(String.valueOf(text), actual);
      if (text == null || (known == null ? !taken.add(actual) : known != actual)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isStraightLine(Rows rows, int at, Target target, int targetAt) {
    double[] x = new double[rows.size()];
    double[] y = new double[rows.size()];
    for (int row = 0; row < x.length; row++) {
      x[row] = Fields.number(rows.values().get(row).get(at), "");
      y[row] = target.numberOf(rows.values().get(row).get(targetAt));
      if (Double.isNaN(x[row])) {
        return false;
      }
    }
    double meanX = Moments.mean(x);
    double meanY = Moments.mean(y);
    double both = 0;
    double squaresX = 0;
    double squaresY = 0;
    for (int row = 0; row < x.length; row++) {
      both += (x[row] - meanX) * (y[row] - meanY);
      squaresX += (x[row] - meanX) * (x[row] - meanX);
      squaresY += (y[row] - meanY) * (y[row] - meanY);
    }
    return both * both >= STRAIGHT * squaresX * squaresY && squaresX > 0;
  }
}
