package io.trainyard.executors.data.duck;

import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Row;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Schema;
import io.trainyard.engine.table.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table that is a view of its session; SQL does the work when rows are asked for. */
public final class DuckTable implements Table {
  private final TableSession session;
  private final String relation;
  private final Schema schema;

  private DuckTable(TableSession session, String relation, Schema schema) {
    this.session = session;
    this.relation = relation;
    this.schema = schema;
  }

  /** The table of a view or table of this name, its columns cast to the column types. */
  static DuckTable of(TableSession session, String relation) {
    Described described = Described.of(session, relation);
    if (described.isPlain()) {
      return new DuckTable(session, relation, described.schema());
    }
    String plain = session.freshName();
    session.execute(
        "create view " + plain + " as select " + described.casts() + " from " + relation);
    return new DuckTable(session, plain, described.schema());
  }

  TableSession session() {
    return session;
  }

  /** The name to use in SQL. */
  public String relation() {
    return relation;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public long rowCount() {
    return session.read(
        "select count(*) from " + relation,
        result -> {
          result.next();
          return result.getLong(1);
        });
  }

  @Override
  public Rows rows() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    each(rows::add);
    return new Rows(schema, rows);
  }

  /** Hands over every row, in order. */
  public void each(RowVisitor visitor) {
    session.read(
        "select * from " + relation,
        result -> {
          RowReader reader = new RowReader(schema);
          while (result.next()) {
            visitor.row(reader.read(result));
          }
          return 0;
        });
  }

  /**
   * Hands over every row, in order, to what may fail with an {@link SQLException} of another
   * database; that one is thrown as it is.
   */
  public void eachChecked(CheckedVisitor visitor) throws SQLException {
    AtomicReference<@Nullable SQLException> failure = new AtomicReference<>();
    session.read(
        "select * from " + relation,
        result -> {
          RowReader reader = new RowReader(schema);
          while (failure.get() == null && result.next()) {
            List<@Nullable Object> row = reader.read(result);
            try {
              visitor.row(row);
            } catch (SQLException e) {
              failure.set(e);
            }
          }
          return 0;
        });
    SQLException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
  }

  @Override
  public String show(int count) {
    return TableText.of(limit(count).rows());
  }

  @Override
  public DuckTable where(String condition) {
    return select("*", "where (" + condition + ")");
  }

  @Override
  public DuckTable where(Function<Row, Boolean> condition) {
    DuckRow row = new DuckRow(schema);
    try (TableFiller filler = session.fill(schema)) {
      each(
          values -> {
            if (Boolean.TRUE.equals(condition.apply(row.show(values)))) {
              filler.row(values);
            }
          });
      return filler.table();
    }
  }

  @Override
  public DuckTable select(String... columns) {
    return select(Sql.names(known(Arrays.asList(columns))), "");
  }

  @Override
  public DuckTable without(String... columns) {
    List<String> left = new ArrayList<>(schema.names());
    left.removeAll(known(Arrays.asList(columns)));
    if (left.isEmpty()) {
      throw StepFailure.forGood("no column would be left; a table has at least one");
    }
    return select(Sql.names(left), "");
  }

  @Override
  public DuckTable withColumn(String name, String sql) {
    String expression = "(" + sql + ") as " + Sql.name(name);
    return schema.column(name).isPresent()
        ? select("* replace (" + expression + ")", "")
        : select("*, " + expression, "");
  }

  @Override
  public DuckTable withColumn(String name, Function<Row, @Nullable Object> value) {
    return ComputedColumn.add(this, name, value);
  }

  @Override
  public DuckTable join(Table other, String key, JoinKind kind) {
    return join(other, List.of(key), kind);
  }

  @Override
  public DuckTable join(Table other, List<String> keys, JoinKind kind) {
    DuckTable right = session.own(other);
    known(keys);
    right.known(keys);
    List<String> further = new ArrayList<>(right.schema.names());
    further.removeAll(keys);
    Set<String> twice = new HashSet<>(further);
    twice.retainAll(schema.names());
    if (!twice.isEmpty()) {
      throw StepFailure.forGood(
          "both tables have "
              + String.join(", ", twice)
              + "; leave it out of one with without(..) before the join");
    }
    String columns =
        "l.*" + further.stream().map(name -> ", r." + Sql.name(name)).collect(Collectors.joining());
    return session.query(
        "select "
            + columns
            + " from "
            + relation
            + " l "
            + (kind == JoinKind.INNER ? "inner" : "left")
            + " join "
            + right.relation
            + " r using ("
            + Sql.names(keys)
            + ")");
  }

  @Override
  public Grouped groupBy(String... keys) {
    String names = Sql.names(known(Arrays.asList(keys)));
    return aggregates ->
        select(
            names + ", " + String.join(", ", aggregates),
            "group by " + names + " order by " + names);
  }

  @Override
  public DuckTable orderBy(String... columns) {
    return select("*", "order by " + Sql.names(known(Arrays.asList(columns))));
  }

  @Override
  public DuckTable limit(long rows) {
    return select("*", "limit " + Math.max(0, rows));
  }

  @Override
  public DuckTable union(Table other) {
    DuckTable second = session.own(other);
    if (!Set.copyOf(schema.names()).equals(Set.copyOf(second.schema.names()))) {
      throw StepFailure.forGood(
          "a union needs the same columns: one table has "
              + String.join(", ", schema.names())
              + ", the other "
              + String.join(", ", second.schema.names()));
    }
    return session.query(
        "select * from " + relation + " union all by name select * from " + second.relation);
  }

  @Override
  public DuckTable distinct() {
    return session.query("select distinct * from " + relation);
  }

  @Override
  public DuckTable fill(Object value) {
    String replaced =
        schema.columns().stream()
            .filter(column -> holds(column.type(), value))
            .map(column -> filled(column, value))
            .collect(Collectors.joining(", "));
    return replaced.isEmpty() ? this : select("* replace (" + replaced + ")", "");
  }

  @Override
  public DuckTable fill(String column, Object value) {
    known(List.of(column));
    Column found = schema.column(column).orElseThrow();
    if (!holds(found.type(), value)) {
      throw StepFailure.forGood(
          "column '" + column + "' holds " + found.type().word() + ", which cannot be " + value);
    }
    return select("* replace (" + filled(found, value) + ")", "");
  }

  private static String filled(Column column, Object value) {
    String name = Sql.name(column.name());
    return "coalesce(" + name + ", " + Sql.literal(value) + ") as " + name;
  }

  private static boolean holds(ColumnType type, Object value) {
    return switch (type) {
      case TEXT -> value instanceof CharSequence;
      case NUMBER -> value instanceof Number;
      case WHOLE_NUMBER ->
          value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue());
      case YES_NO -> value instanceof Boolean;
      case DATE -> value instanceof java.time.LocalDate;
      case TIMESTAMP -> value instanceof java.time.LocalDateTime;
    };
  }

  @Override
  public DuckTable sql(String query) {
    return session.query(
        "with self as (select * from " + relation + ") select * from (" + query + ")");
  }

  @Override
  public ColumnValues column(String name) {
    known(List.of(name));
    return new DuckColumn(this, schema.column(name).orElseThrow());
  }

  private DuckTable select(String columns, String rest) {
    return session.query("select " + columns + " from " + relation + " " + rest);
  }

  private List<String> known(List<String> columns) {
    for (String column : columns) {
      if (schema.column(column).isEmpty()) {
        throw StepFailure.forGood(
            "there is no column '" + column + "'; there are " + String.join(", ", schema.names()));
      }
    }
    return columns;
  }

  /** What is done with a row and another database. */
  @FunctionalInterface
  public interface CheckedVisitor {
    void row(List<@Nullable Object> values) throws SQLException;
  }

  /** What is done with a row. */
  @FunctionalInterface
  public interface RowVisitor {
    void row(List<@Nullable Object> values);
  }
}
