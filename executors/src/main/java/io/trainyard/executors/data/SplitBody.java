package io.trainyard.executors.data;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import io.trainyard.executors.data.duck.DuckTable;
import io.trainyard.executors.data.duck.TableArtifacts;
import io.trainyard.executors.data.duck.TableSession;
import io.trainyard.executors.data.option.Marks;
import io.trainyard.executors.data.option.Options;
import io.trainyard.executors.data.option.Percent;
import io.trainyard.executors.data.option.Place;
import io.trainyard.executors.data.option.TableInputs;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The verb {@code split}: parts a table into {@code train}, {@code test} and, where it is asked
 * for, {@code validation}. Each row is in one part exactly, in the order it had. The same table and
 * seed give the same parts.
 */
public final class SplitBody implements StepBody {

  @Override
  public Outcome run(StepContext context) throws IOException {
    SplitOptions options = SplitOptions.of(context.order().step());
    Place place = Options.of(context.order().step()).place();
    Artifact input = TableInputs.only(context).artifact();
    Path file = context.artifacts().path(input.digest());
    try (TableSession session = TableSession.open(context, file)) {
      DuckTable numbered = (DuckTable) session.numberedParquet(file);
      DuckTable parts = new Splitter(session, numbered, options, place).parts();
      Outcome.Builder outcome = Outcome.succeeded();
      long rows = 0;
      for (Parts part : Parts.values()) {
        if (part == Parts.VALIDATION && options.validation() == 0) {
          continue;
        }
        Artifact made = put(context, session, part, select(session, numbered, parts, part));
        long count = Long.parseLong(made.facts().getOrDefault("rows", "0"));
        if (count == 0) {
          throw place.mistake(
              part.output()
                  + " would have no rows: the table has "
                  + Percent.rows(numbered.rowCount())
                  + (options.by().isPresent() ? ", too few times or groups" : "")
                  + "; give more rows or other shares");
        }
        rows += count;
        outcome.output(part.output(), made);
      }
      context.progress(rows);
      return outcome.rows(rows).build();
    }
  }

  private static DuckTable select(
      TableSession session, DuckTable numbered, DuckTable parts, Parts part) {
    return session.query(
        "select t.* exclude (file_row_number) from "
            + numbered.relation()
            + " t join "
            + parts.relation()
            + " p on t.file_row_number = p.number where p.part = '"
            + part.output()
            + "' order by p.number");
  }

  private static Artifact put(StepContext context, TableSession session, Parts part, DuckTable rows)
      throws IOException {
    Marks marks = Marks.of(TableInputs.only(context).artifact());
    return TableArtifacts.put(context, session, rows, part.output(), marks.facts());
  }
}
