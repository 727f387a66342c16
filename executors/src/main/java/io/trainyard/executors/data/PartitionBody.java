package io.trainyard.executors.data;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.pipeline.Closest;
import io.trainyard.engine.pipeline.FanOut;
import io.trainyard.engine.run.Item;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import io.trainyard.executors.data.duck.DuckTable;
import io.trainyard.executors.data.duck.Sql;
import io.trainyard.executors.data.duck.TableArtifacts;
import io.trainyard.executors.data.duck.TableSession;
import io.trainyard.executors.data.option.Marks;
import io.trainyard.executors.data.option.Options;
import io.trainyard.executors.data.option.Place;
import io.trainyard.executors.data.option.TableInputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The verb {@code partition}: parts a table into one table for each value of a column. Keys stand
 * in the order of the values, rows in the order they had; rows without a value come last.
 */
public final class PartitionBody implements StepBody {

  @Override
  public Outcome run(StepContext context) throws IOException {
    PartitionOptions options = PartitionOptions.of(context.order().step());
    Place place = Options.of(context.order().step()).place("by");
    Artifact input = TableInputs.only(context).artifact();
    Path file = context.artifacts().path(input.digest());
    try (TableSession session = TableSession.open(context, file)) {
      String column = column(session.parquet(file).schema().names(), options.by(), place);
      DuckTable sorted = sorted(session, (DuckTable) session.numberedParquet(file), column);
      List<Part> parts = parts(session, sorted, column);
      if (parts.size() > FanOut.MOST) {
        throw place.mistake(
            String.format(
                Locale.ROOT,
                "the column has %,d values, and a step runs for at most %,d; choose one with fewer",
                parts.size(),
                FanOut.MOST));
      }
      return put(context, session, sorted, parts);
    }
  }

  private static String column(List<String> names, String by, Place place) {
    if (!names.contains(by)) {
      throw place.mistake(
          "the table has no column '"
              + by
              + "'; it has "
              + String.join(", ", names)
              + Closest.hint(by, names));
    }
    return by;
  }

  /**
   * The rows of one value after those of another, so that each part is one range of them.
   *
   * @param numbered the rows with their number
   */
  private static DuckTable sorted(TableSession session, DuckTable numbered, String column) {
    String by = Sql.name(column);
    return session.computed(
        "select row_number() over (order by "
            + by
            + " nulls last, file_row_number) - 1 as ty_place,"
            + " * exclude (file_row_number) from "
            + numbered.relation()
            + " order by ty_place",
        List.of());
  }

  /**
   * One value's rows.
   *
   * @param first the first of its rows, counted from 0
   */
  private record Part(@Nullable String value, long first, long rows) {}

  private static List<Part> parts(TableSession session, DuckTable sorted, String column) {
    String by = Sql.name(column);
    return session.read(
        "select cast("
            + by
            + " as varchar), min(ty_place), count(*) from "
            + sorted.relation()
            + " group by "
            + by
            + " order by 2",
        result -> {
          List<Part> parts = new ArrayList<>();
          while (result.next()) {
            parts.add(new Part(result.getString(1), result.getLong(2), result.getLong(3)));
          }
          return parts;
        });
  }

  private static Outcome put(
      StepContext context, TableSession session, DuckTable sorted, List<Part> parts)
      throws IOException {
    Marks marks = Marks.of(TableInputs.only(context).artifact());
    Outcome.Builder outcome = Outcome.succeeded();
    long rows = 0;
    for (Part part : parts) {
      DuckTable table =
          session.query(
              "select * exclude (ty_place) from "
                  + sorted.relation()
                  + " where ty_place >= "
                  + part.first()
                  + " and ty_place < "
                  + (part.first() + part.rows())
                  + " order by ty_place");
      outcome.item(
          Item.of(
              KeyText.of(part.value()),
              TableArtifacts.put(context, session, table, "items", marks.facts())));
      rows += part.rows();
      context.progress(rows);
    }
    return outcome.rows(rows).build();
  }
}
