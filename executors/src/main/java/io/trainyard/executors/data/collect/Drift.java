package io.trainyard.executors.data.collect;

import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.Schema;
import io.trainyard.executors.data.duck.TableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a source's columns differ from those of its last version.
 *
 * @param changes one line a column: name, type then, type now
 * @param broken columns that are gone although later steps need them
 */
record Drift(List<Change> changes, List<String> broken) {
  private static final String ABSENT = "-";

  /** One column that is not as it was; {@code -} where it is not there. */
  record Change(String column, String then, String now, String neededBy) {}

  static Drift between(Schema then, Schema now, Map<String, Set<String>> needed) {
    List<Change> changes = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    for (Column column : then.columns()) {
      String type = type(now.column(column.name()));
      if (!type.equals(column.type().word())) {
        changes.add(change(column.name(), column.type().word(), type, needed));
        if (type.equals(ABSENT) && needed.containsKey(column.name())) {
          broken.add(column.name());
        }
      }
    }
    for (Column column : now.columns()) {
      if (then.column(column.name()).isEmpty()) {
        changes.add(change(column.name(), ABSENT, column.type().word(), needed));
      }
    }
    return new Drift(changes, broken);
  }

  private static Change change(
      String column, String then, String now, Map<String, Set<String>> needed) {
    return new Change(column, then, now, String.join(", ", needed.getOrDefault(column, Set.of())));
  }

  private static String type(Optional<Column> column) {
    return column.map(found -> found.type().word()).orElse(ABSENT);
  }

  /** The changes as an aligned table. */
  String table() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("column", "last version", "now", "needed by"));
    changes.forEach(
        change ->
            lines.add(List.of(change.column(), change.then(), change.now(), change.neededBy())));
    return TableText.aligned(lines);
  }

  /** The changes in one line. */
  String sentence() {
    List<String> parts = new ArrayList<>();
    for (Change change : changes) {
      if (change.now().equals(ABSENT)) {
        parts.add(change.column() + " is gone");
      } else if (change.then().equals(ABSENT)) {
        parts.add(change.column() + " is new");
      } else {
        parts.add(change.column() + " was " + change.then() + " and is " + change.now());
      }
    }
    return String.join("; ", parts);
  }
}
