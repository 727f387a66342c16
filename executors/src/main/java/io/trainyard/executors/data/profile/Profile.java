package io.trainyard.executors.data.profile;

import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnProfile;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.TableProfile;
import io.trainyard.executors.data.duck.DuckTable;
import io.trainyard.executors.data.duck.Sql;
import io.trainyard.executors.data.duck.TableSession;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes what a table looks like, column by column: nulls, distinct values, least, greatest, mean
 * and a histogram of ten bins of equal width. Total: an empty, constant or all-null column has a
 * profile too, and NaN and infinities are counted apart and in no other figure.
 */
public final class Profile {
  private static final int BINS = 10;
  private static final int MOST_FREQUENT = 10;
  private final TableSession session;
  private final DuckTable table;

  private Profile(TableSession session, DuckTable table) {
    this.session = session;
    this.table = table;
  }

  /** The profile of a whole table as JSON. */
  public static byte[] of(TableSession session, DuckTable table) {
    long rows = table.rowCount();
    return ProfileJson.write(
        new TableProfile(rows, rows, columns(session, table, table.schema().columns())));
  }

  /** The profiles of some columns of a table. */
  static List<ColumnProfile> columns(TableSession session, DuckTable table, List<Column> columns) {
    Profile profile = new Profile(session, table);
    return columns.stream().map(profile::column).toList();
  }

  private ColumnProfile column(Column column) {
    String name = Sql.name(column.name());
    boolean number = column.type().isNumeric();
    String finite = column.type() == ColumnType.NUMBER ? "isfinite(" + name + ")" : "true";
    List<@Nullable Object> figures = figures(name, finite, number);
    return new ColumnProfile(
        column,
        count(figures.get(0)),
        count(figures.get(1)),
        count(figures.get(2)),
        figures.get(3),
        figures.get(4),
        (Double) figures.get(5),
        number ? histogram(name, finite, figures.get(3), figures.get(4)) : List.of(),
        number ? List.of() : frequent(name));
  }

  private static long count(@Nullable Object figure) {
    return figure == null ? 0 : (Long) figure;
  }

  private List<@Nullable Object> figures(String name, String finite, boolean number) {
    String mean = number ? "avg(%s) filter (%s)".formatted(name, finite) : "null::double";
    return row(
        """
        select count(*) - count(%1$s) as nulls, count(distinct %1$s) as distincts,
        count(%1$s) filter (not (%2$s)) as odd, min(%1$s) filter (%2$s) as least,
        max(%1$s) filter (%2$s) as greatest, %3$s as mean from %4$s"""
            .formatted(name, finite, mean, table.relation()));
  }

  private List<ColumnProfile.Bin> histogram(
      String name, String finite, @Nullable Object lowest, @Nullable Object highest) {
    if (lowest == null || highest == null) {
      return List.of();
    }
    double least = ((Number) lowest).doubleValue();
    double most = ((Number) highest).doubleValue();
    double width = (most - least) / BINS;
    if (width == 0 || Double.isInfinite(width)) {
      return List.of(new ColumnProfile.Bin(least, most, countWhere(name, finite)));
    }
    long[] counts = counts(name, finite, least, width);
    List<ColumnProfile.Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      bins.add(new ColumnProfile.Bin(least + i * width, least + (i + 1) * width, counts[i]));
    }
    return bins;
  }

  private long[] counts(String name, String finite, double least, double width) {
    long[] counts = new long[BINS];
    session.read(
        """
        select least(%d, cast(floor((%s - %s) / %s) as integer)) as bin, count(*)
        from %s where %s is not null and %s group by bin"""
            .formatted(
                BINS - 1,
                name,
                Sql.literal(least),
                Sql.literal(width),
                table.relation(),
                name,
                finite),
        result -> {
          while (result.next()) {
            counts[Math.max(0, result.getInt(1))] = result.getLong(2);
          }
          return 0;
        });
    return counts;
  }

  private long countWhere(String name, String condition) {
    return count(
        row("select count(" + name + ") as n from " + table.relation() + " where " + condition)
            .get(0));
  }

  private List<ColumnProfile.Frequent> frequent(String name) {
    List<ColumnProfile.Frequent> found = new ArrayList<>();
    session
        .query(
            """
            select cast(%1$s as varchar) as value, count(*) as n from %2$s
            where %1$s is not null group by 1 order by n desc, value limit %3$d"""
                .formatted(name, table.relation(), MOST_FREQUENT))
        .each(
            row ->
                found.add(
                    new ColumnProfile.Frequent(String.valueOf(row.get(0)), count(row.get(1)))));
    return found;
  }

  private List<@Nullable Object> row(String sql) {
    return session.query(sql).rows().values().get(0);
  }
}
