package io.trainyard.executors.data;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.run.AttemptOrder.StepInput;
import io.trainyard.engine.run.Item;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Schema;
import io.trainyard.executors.data.duck.DuckTable;
import io.trainyard.executors.data.duck.Sql;
import io.trainyard.executors.data.duck.TableArtifacts;
import io.trainyard.executors.data.duck.TableFiller;
import io.trainyard.executors.data.duck.TableSession;
import io.trainyard.executors.data.option.Marks;
import io.trainyard.executors.data.option.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables of several items as one: all rows, in the order of the items, with the column {@code
 * key} in front. A column that some of them lack has no value there.
 */
final class PutTogether {
  private static final String KEY = "key";
  private static final Schema PLACES =
      new Schema(
          List.of(
              new Column("ty_file", ColumnType.TEXT),
              new Column("ty_item", ColumnType.WHOLE_NUMBER),
              new Column(KEY, ColumnType.TEXT)));

  private final StepContext context;
  private final StepInput input;

  PutTogether(StepContext context, StepInput input) {
    this.context = context;
    this.input = input;
  }

  Artifact table() throws IOException {
    Set<Path> files = new LinkedHashSet<>();
    for (Item item : input.items()) {
      files.add(file(item));
    }
    try (TableSession session = TableSession.open(context, files.toArray(new Path[0]))) {
      refuseKey(session, files.iterator().next());
      DuckTable places = places(session);
      DuckTable rows =
          session.query(
              "select p.key, t.* exclude (filename, file_row_number) from read_parquet(["
                  + files.stream()
                      .map(f -> Sql.text(f.toString()))
                      .collect(Collectors.joining(", "))
                  + "], union_by_name = true, filename = true, file_row_number = true) t join "
                  + places.relation()
                  + " p on t.filename = p.ty_file order by p.ty_item, t.file_row_number");
      return TableArtifacts.put(context, session, rows, input.name(), marks().facts());
    }
  }

  private Path file(Item item) throws IOException {
    return context.artifacts().path(item.artifact().orElseThrow().digest()).toAbsolutePath();
  }

  /** Which file is which item's; two items with equal rows have one file. */
  private DuckTable places(TableSession session) throws IOException {
    try (TableFiller filler = session.fill(PLACES)) {
      long place = 0;
      for (Item item : input.items()) {
        filler.row(List.of(file(item).toString(), place++, item.key()));
      }
      return filler.table();
    }
  }

  private void refuseKey(TableSession session, Path first) {
    boolean taken =
        session.parquet(first).schema().names().stream()
            .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(KEY));
    if (taken) {
      throw Options.of(context.order().step())
          .place()
          .mistake(
              "the tables of '"
                  + input.name()
                  + "' have a column 'key' of their own, which would hide the key of their item;"
                  + " give it another name in the step that makes them");
    }
  }

  private Marks marks() {
    return input.items().stream()
        .map(item -> Marks.of(item.artifact().orElseThrow()))
        .reduce(Marks.NONE, Marks::and);
  }
}
