package io.trainyard.executors.data;

import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a table looks like, column by column: nulls, distinct values, least, greatest, mean and a
 * histogram of ten bins of equal width. Total: an empty, constant or all-null column has a profile
 * too, and NaN and infinities are counted apart and in no other figure.
 */
final class Profile {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final int BINS = 10;
  private static final int MOST_FREQUENT = 10;
  private final TableSession session;
  private final DuckTable table;

  private Profile(TableSession session, DuckTable table) {
    this.session = session;
    this.table = table;
  }

  /** The profile as JSON. */
  static byte[] of(TableSession session, DuckTable table) {
    return new Profile(session, table).json().toString().getBytes(StandardCharsets.UTF_8);
  }

  private ObjectNode json() {
    ObjectNode profile = MAPPER.createObjectNode();
    profile.put("format", 1);
    profile.put("rows", table.rowCount());
    ArrayNode columns = profile.putArray("columns");
    for (Column column : table.schema().columns()) {
      column(columns.addObject(), column);
    }
    return profile;
  }

  private void column(ObjectNode json, Column column) {
    String name = Sql.name(column.name());
    boolean number = column.type().isNumeric();
    String finite = column.type() == ColumnType.NUMBER ? "isfinite(" + name + ")" : "true";
    List<@Nullable Object> figures =
        row(
            "select count(*) - count("
                + name
                + ") as nulls"
                + ", count(distinct "
                + name
                + ") as distincts"
                + ", count("
                + name
                + ") filter (not ("
                + finite
                + ")) as odd"
                + ", min("
                + name
                + ") filter ("
                + finite
                + ") as least"
                + ", max("
                + name
                + ") filter ("
                + finite
                + ") as greatest"
                + ", "
                + (number ? "avg(" + name + ") filter (" + finite + ")" : "null::double")
                + " as mean from "
                + table.relation());
    json.put("name", column.name());
    json.put("type", column.type().word());
    json.putPOJO("nulls", figures.get(0));
    json.putPOJO("distinct", figures.get(1));
    if (column.type() == ColumnType.NUMBER) {
      json.putPOJO("notFinite", figures.get(2));
    }
    put(json, "min", figures.get(3));
    put(json, "max", figures.get(4));
    if (number) {
      put(json, "mean", figures.get(5));
      histogram(json.putArray("histogram"), name, finite, figures);
    } else {
      frequent(json.putArray("mostFrequent"), name);
    }
  }

  private void histogram(
      ArrayNode json, String name, String finite, List<@Nullable Object> figures) {
    if (figures.get(3) == null || figures.get(4) == null) {
      return;
    }
    double least = ((Number) figures.get(3)).doubleValue();
    double width = (((Number) figures.get(4)).doubleValue() - least) / BINS;
    if (width == 0 || Double.isInfinite(width)) {
      bin(json, least, ((Number) figures.get(4)).doubleValue(), countWhere(name, finite));
      return;
    }
    long[] counts = new long[BINS];
    session.read(
        "select least("
            + (BINS - 1)
            + ", cast(floor(("
            + name
            + " - "
            + Sql.literal(least)
            + ") / "
            + Sql.literal(width)
            + ") as integer)) as bin, count(*) from "
            + table.relation()
            + " where "
            + name
            + " is not null and "
            + finite
            + " group by bin",
        result -> {
          while (result.next()) {
            counts[Math.max(0, result.getInt(1))] = result.getLong(2);
          }
          return 0;
        });
    for (int i = 0; i < BINS; i++) {
      bin(json, least + i * width, least + (i + 1) * width, counts[i]);
    }
  }

  private long countWhere(String name, String condition) {
    Object count =
        row("select count(" + name + ") as n from " + table.relation() + " where " + condition)
            .get(0);
    return count == null ? 0 : (Long) count;
  }

  private static void bin(ArrayNode json, double from, double to, long count) {
    json.addObject().put("from", from).put("to", to).put("count", count);
  }

  private void frequent(ArrayNode json, String name) {
    DuckTable found =
        session.query(
            "select cast("
                + name
                + " as varchar) as value, count(*) as n from "
                + table.relation()
                + " where "
                + name
                + " is not null group by 1 order by n desc, value limit "
                + MOST_FREQUENT);
    found.each(
        row -> {
          ObjectNode value = json.addObject();
          put(value, "value", row.get(0));
          put(value, "count", row.get(1));
        });
  }

  private List<@Nullable Object> row(String sql) {
    return session.query(sql).rows().values().get(0);
  }

  /** Dates and times are written as ISO 8601, a missing figure as null. */
  private static void put(ObjectNode json, String name, @Nullable Object value) {
    if (value instanceof Long || value instanceof Double || value instanceof Boolean) {
      json.putPOJO(name, value);
    } else if (value == null) {
      json.putNull(name);
    } else {
      json.put(name, value.toString());
    }
  }
}
