package io.trainyard.executors.script;

import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a script that predicts has written. Messages give counts and columns, never values.
 *
 * @param script for messages
 * @param schema the columns that are wanted
 */
record Predictions(Path script, Schema schema) {
  static final String PREDICTION = "prediction";
  static final String PROBABILITY = "probability_";

  /**
   * The columns that the header has of those a predictor may give.
   *
   * @throws StepFailure when there is no prediction among them
   */
  static Schema columns(List<List<@Nullable String>> records, ColumnType prediction, Path script) {
    List<Column> columns = new ArrayList<>();
    for (String name : header(records)) {
      if (name.equals(PREDICTION)) {
        columns.add(0, new Column(name, prediction));
      } else if (name.startsWith(PROBABILITY)) {
        columns.add(new Column(name, ColumnType.NUMBER));
      }
    }
    if (columns.isEmpty() || !columns.get(0).name().equals(PREDICTION)) {
      throw StepFailure.forGood(
          script.getFileName() + " wrote no column 'prediction': write CSV with that header");
    }
    return new Schema(columns);
  }

  /**
   * The records as rows.
   *
   * @throws StepFailure when there are too few or too many, a column is missing, or a value is not
   *     of its type
   */
  Rows of(List<List<@Nullable String>> records, int rows) {
    int found = Math.max(0, records.size() - 1);
    if (found != rows) {
      throw mistake(
          "wrote %d predictions for %d rows: write one a row, in order".formatted(found, rows));
    }
    List<Integer> positions = new ArrayList<>();
    for (String name : schema.names()) {
      int position = header(records).indexOf(name);
      if (position < 0) {
        throw mistake("did not write the column '%s' this time".formatted(name));
      }
      positions.add(position);
    }
    List<List<@Nullable Object>> values = new ArrayList<>();
    for (List<@Nullable String> record : records.subList(1, records.size())) {
      values.add(row(record, positions));
    }
    return new Rows(schema, values);
  }

  private List<@Nullable Object> row(List<@Nullable String> record, List<Integer> positions) {
    List<@Nullable Object> row = new ArrayList<>();
    for (int i = 0; i < positions.size(); i++) {
      int position = positions.get(i);
      String field = position < record.size() ? record.get(position) : null;
      row.add(field == null || field.isEmpty() ? null : value(field, schema.columns().get(i)));
    }
    return row;
  }

  private Object value(String field, Column column) {
    try {
      return switch (column.type()) {
        case NUMBER -> Double.valueOf(field);
        case WHOLE_NUMBER -> (long) Double.parseDouble(field);
        case YES_NO -> yesNo(field);
        case TEXT, DATE, TIMESTAMP -> field;
      };
    } catch (NumberFormatException e) {
      throw mistake(
          "wrote a value in '%s' that is no %s".formatted(column.name(), column.type().word()));
    }
  }

  private Object yesNo(String field) {
    if (field.equalsIgnoreCase("true") || field.equalsIgnoreCase("false")) {
      return Boolean.valueOf(field);
    }
    throw mistake("wrote a prediction that is neither true nor false");
  }

  private StepFailure mistake(String what) {
    return StepFailure.forGood(script.getFileName() + " " + what);
  }

  private static List<String> header(List<List<@Nullable String>> records) {
    List<String> names = new ArrayList<>();
    if (!records.isEmpty()) {
      records.get(0).forEach(name -> names.add(name == null ? "" : name.strip()));
    }
    return names;
  }
}
