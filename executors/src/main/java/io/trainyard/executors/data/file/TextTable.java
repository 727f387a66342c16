package io.trainyard.executors.data.file;

import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Schema;
import io.trainyard.executors.data.duck.DuckTable;
import io.trainyard.executors.data.duck.DuckTypes;
import io.trainyard.executors.data.duck.Sql;
import io.trainyard.executors.data.duck.TableFiller;
import io.trainyard.executors.data.duck.TableSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table being read from text fields: it keeps them as they are, and once all are seen gives each
 * column its type.
 */
final class TextTable implements AutoCloseable {
  // The white space that a typed field may have around it; \p{Space} of ASCII.
  private static final String WHITE = "' ' || chr(9) || chr(10) || chr(11) || chr(12) || chr(13)";
  private final TableSession session;
  private final List<String> names;
  private final Set<String> nullTexts;
  private final List<ColumnGuess> guesses = new ArrayList<>();
  private final TableFiller filler;
  private final List<@Nullable Object> fields = new ArrayList<>();
  private long rows;

  TextTable(TableSession session, List<String> names, Set<String> nullTexts) {
    this.session = session;
    this.names = List.copyOf(names);
    this.nullTexts = nullTexts;
    names.forEach(name -> guesses.add(new ColumnGuess(name)));
    this.filler =
        session.fill(
            new Schema(names.stream().map(name -> new Column(name, ColumnType.TEXT)).toList()));
  }

  /** Adds a row of fields as read; empty, or one of the null texts, means missing. */
  void row(List<String> texts) {
    rows++;
    fields.clear();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      boolean missing = text.isEmpty() || nullTexts.contains(text.strip());
      guesses.get(i).see(missing ? Shape.BLANK : Shape.of(text), rows);
      fields.add(missing ? null : text);
    }
    filler.row(fields);
  }

  /** Adds a row whose fields' shapes are known, as in JSON. */
  void row(List<@Nullable String> texts, List<Shape> shapes) {
    rows++;
    for (int i = 0; i < shapes.size(); i++) {
      guesses.get(i).see(shapes.get(i), rows);
    }
    filler.row(texts);
  }

  long rows() {
    return rows;
  }

  /** The table, its columns typed. */
  DuckTable table() {
    String raw = filler.table().relation();
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add(typed(names.get(i), guesses.get(i).type()));
    }
    return session.query("select " + String.join(", ", columns) + " from " + raw);
  }

  private static String typed(String column, ColumnType type) {
    String name = Sql.name(column);
    if (type == ColumnType.TEXT) {
      return name;
    }
    String text = "nullif(trim(" + name + ", " + WHITE + "), '')";
    // A timestamp may name its offset; without one it is UTC, as the session is.
    return type == ColumnType.TIMESTAMP
        ? "cast(" + text + " as timestamptz) at time zone 'UTC' as " + name
        : "cast(" + text + " as " + DuckTypes.duckType(type) + ") as " + name;
  }

  /** What is odd about the columns' types. */
  List<String> doubts() {
    return guesses.stream()
        .map(ColumnGuess::doubt)
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableList());
  }

  @Override
  public void close() {
    filler.close();
  }
}
