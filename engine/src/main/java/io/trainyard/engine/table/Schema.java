package io.trainyard.engine.table;

import java.util.List;
import java.util.Optional;

/** The columns of a table, in order; names are unique and compared exactly. */
public record Schema(List<Column> columns) {
  public Schema {
    columns = List.copyOf(columns);
  }

  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /** Position of a column, from 0; -1 when there is none. */
  public int indexOf(String name) {
    return names().indexOf(name);
  }
}
