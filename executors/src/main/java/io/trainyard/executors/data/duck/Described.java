package io.trainyard.executors.data.duck;

import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The columns of a relation as DuckDB has them, and as column types.
 *
 * @param duckTypes in the schema's order
 */
record Described(Schema schema, List<String> duckTypes) {

  static Described of(TableSession session, String relation) {
    return session.read(
        "describe " + relation,
        result -> {
          List<Column> columns = new ArrayList<>();
          List<String> types = new ArrayList<>();
          while (result.next()) {
            String name = result.getString(1);
            String type = result.getString(2);
            columns.add(new Column(name, columnType(name, type)));
            types.add(type.toUpperCase(Locale.ROOT));
          }
          return new Described(new Schema(columns), types);
        });
  }

  private static ColumnType columnType(String name, String type) {
    return DuckTypes.columnType(type)
        .orElseThrow(
            () ->
                StepFailure.forGood(
                    "column '"
                        + name
                        + "' holds "
                        + type
                        + ", which is nested or binary; a table here holds text, numbers, yes/no,"
                        + " dates and timestamps: take it apart or leave it out"));
  }

  boolean isPlain() {
    for (int i = 0; i < duckTypes.size(); i++) {
      if (!duckTypes.get(i).equals(duckType(i))) {
        return false;
      }
    }
    return true;
  }

  /** The columns, each cast to the one type its column type is kept as. */
  String casts() {
    List<String> casts = new ArrayList<>();
    for (int i = 0; i < duckTypes.size(); i++) {
      String name = Sql.name(schema.columns().get(i).name());
      if (duckTypes.get(i).equals(duckType(i))) {
        casts.add(name);
      } else if (duckTypes.get(i).equals("TIMESTAMP WITH TIME ZONE")) {
        casts.add(name + " at time zone 'UTC' as " + name);
      } else {
        casts.add("cast(" + name + " as " + duckType(i) + ") as " + name);
      }
    }
    return String.join(", ", casts);
  }

  private String duckType(int position) {
    return DuckTypes.duckType(schema.columns().get(position).type());
  }
}
