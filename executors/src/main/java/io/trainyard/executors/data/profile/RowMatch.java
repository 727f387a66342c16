package io.trainyard.executors.data.profile;

import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Schema;
import io.trainyard.engine.table.TableDifference;
import io.trainyard.engine.table.TableDifference.ColumnChange;
import io.trainyard.engine.table.TableDifference.RowChanges;
import io.trainyard.engine.table.TableDifference.SchemaChange;
import io.trainyard.executors.data.duck.DuckTable;
import io.trainyard.executors.data.duck.Sql;
import io.trainyard.executors.data.duck.TableSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Two tables of one session, side by side.
 *
 * @param mostRows of both together that are matched by key
 */
record RowMatch(TableSession session, DuckTable before, DuckTable after, long mostRows) {

  /** How they differ; a null is a value like any other, in keys too. */
  TableDifference difference(List<String> key) {
    long then = before.rowCount();
    long now = after.rowCount();
    String why = obstacle(key, then + now);
    return new TableDifference(
        then,
        now,
        schemaChanges(),
        why.isEmpty() ? Optional.of(match(key)) : Optional.empty(),
        why);
  }

  private String obstacle(List<String> key, long rows) {
    if (key.isEmpty()) {
      return "no column is known to name a row";
    } else if (!common().containsAll(key)) {
      return "the columns that name a row are not the same in both";
    } else if (rows > mostRows) {
      return "the two have more than " + mostRows + " rows";
    } else if (!isUnique(before, key) || !isUnique(after, key)) {
      return "several rows have the same " + String.join(", ", key);
    }
    return "";
  }

  private List<SchemaChange> schemaChanges() {
    List<SchemaChange> changes = new ArrayList<>();
    for (Column column : before.schema().columns()) {
      Optional<ColumnType> now = type(after.schema(), column.name());
      if (now.filter(column.type()::equals).isEmpty()) {
        changes.add(new SchemaChange(column.name(), Optional.of(column.type()), now));
      }
    }
    for (Column column : after.schema().columns()) {
      if (before.schema().column(column.name()).isEmpty()) {
        changes.add(new SchemaChange(column.name(), Optional.empty(), Optional.of(column.type())));
      }
    }
    return changes;
  }

  private static Optional<ColumnType> type(Schema schema, String column) {
    return schema.column(column).map(Column::type);
  }

  /** Columns of both with the same type. */
  private List<String> common() {
    return before.schema().columns().stream()
        .filter(it -> type(after.schema(), it.name()).filter(it.type()::equals).isPresent())
        .map(Column::name)
        .toList();
  }

  private boolean isUnique(DuckTable table, List<String> key) {
    long different =
        count(
            "select count(*) from (select distinct %s from %s)", Sql.names(key), table.relation());
    return different == table.rowCount();
  }

  private RowChanges match(List<String> key) {
    String same =
        key.stream()
            .map(Sql::name)
            .map(name -> "a." + name + " is not distinct from b." + name)
            .collect(Collectors.joining(" and "));
    long both =
        count(
            "select count(*) from %s a join %s b on %s", before.relation(), after.relation(), same);
    List<String> values = common().stream().filter(column -> !key.contains(column)).toList();
    List<Long> counts = values.isEmpty() ? List.of(0L) : changed(values, same);
    List<ColumnChange> columns = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (counts.get(i + 1) > 0) {
        columns.add(new ColumnChange(values.get(i), counts.get(i + 1)));
      }
    }
    columns.sort(Comparator.comparingLong(ColumnChange::rows).reversed());
    return new RowChanges(
        after.rowCount() - both, before.rowCount() - both, counts.get(0), columns);
  }

  /** In how many rows any value differs, then each. */
  private List<Long> changed(List<String> values, String same) {
    List<String> differs =
        values.stream()
            .map(Sql::name)
            .map(name -> "a." + name + " is distinct from b." + name)
            .toList();
    String counts =
        differs.stream()
            .map(differ -> "count(*) filter (" + differ + ")")
            .collect(Collectors.joining(", "));
    return session.read(
        "select count(*) filter (%s), %s from %s a join %s b on %s"
            .formatted(
                String.join(" or ", differs), counts, before.relation(), after.relation(), same),
        result -> {
          result.next();
          List<Long> found = new ArrayList<>();
          for (int i = 0; i <= values.size(); i++) {
            found.add(result.getLong(i + 1));
          }
          return found;
        });
  }

  private long count(String sql, @Nullable Object... parts) {
    return session.read(
        sql.formatted(parts),
        result -> {
          result.next();
          return result.getLong(1);
        });
  }
}
