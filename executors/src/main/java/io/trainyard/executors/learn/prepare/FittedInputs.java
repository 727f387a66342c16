package io.trainyard.executors.learn.prepare;

import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How rows become the numbers a learner sees. The same object serves training, evaluation and
 * requests, so that they cannot differ. Immutable.
 *
 * @param columns in the order of their numbers
 * @param ignored why a column of the training rows is not used, by its name
 */
public record FittedInputs(List<FittedColumn> columns, Map<String, String> ignored) {
  public FittedInputs {
    columns = List.copyOf(columns);
    ignored = Collections.unmodifiableMap(new TreeMap<>(ignored));
  }

  /** The columns it needs. */
  public Schema schema() {
    return new Schema(columns.stream().map(FittedColumn::column).toList());
  }

  /** The names of the numbers, in order. */
  public List<String> features() {
    List<String> features = new ArrayList<>();
    columns.forEach(column -> features.addAll(column.features()));
    return features;
  }

  /**
   * The numbers of each row. Columns are found by name, further ones are left alone.
   *
   * @throws IllegalArgumentException that names the columns that are missing, or hold something
   *     else
   */
  public double[][] encode(Rows rows) {
    int[] positions = positions(rows.schema());
    int width = columns.stream().mapToInt(FittedColumn::width).sum();
    double[][] encoded = new double[rows.size()][];
    for (int row = 0; row < encoded.length; row++) {
      encoded[row] = encode(rows.values().get(row), positions, width);
    }
    return encoded;
  }

  private double[] encode(List<@Nullable Object> row, int[] positions, int width) {
    double[] numbers = new double[width];
    int at = 0;
    for (int i = 0; i < positions.length; i++) {
      FittedColumn column = columns.get(i);
      column.encode(row.get(positions[i]), numbers, at);
      at += column.width();
    }
    return numbers;
  }

  private int[] positions(Schema schema) {
    List<String> missing = new ArrayList<>();
    int[] positions = new int[columns.size()];
    for (int i = 0; i < positions.length; i++) {
      String name = columns.get(i).column().name();
      positions[i] = schema.indexOf(name);
      if (positions[i] < 0) {
        missing.add("'" + name + "'");
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "the model needs column "
              + String.join(", ", missing)
              + ", but the rows have only: "
              + String.join(", ", schema.names()));
    }
    return positions;
  }
}
