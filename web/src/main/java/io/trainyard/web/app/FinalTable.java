package io.trainyard.web.app;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Table;
import io.trainyard.executors.data.duck.TableSession;
import io.trainyard.executors.place.Folders;
import io.trainyard.web.api.ArtifactView;
import io.trainyard.web.api.AttemptView;
import io.trainyard.web.api.RunView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a run's last table, when it is the run's result and small enough for a screen: a
 * table that no step uses, of a run that registered nothing.
 */
final class FinalTable {
  private static final long MOST_ROWS = 20;
  private static final int MOST_COLUMNS = 8;

  private FinalTable() {}

  /** Its lines; none when there is no such table. */
  static List<String> lines(RunView run, ArtifactStore artifacts) {
    if (run.run().state() != RunState.SUCCEEDED || !run.models().isEmpty()) {
      return List.of();
    }
    Optional<ArtifactView> table = last(run);
    return table.isEmpty() ? List.of() : rows(table.get(), artifacts);
  }

  private static Optional<ArtifactView> last(RunView run) {
    List<String> used = run.steps().stream().flatMap(step -> step.after().stream()).toList();
    return run.attempts().stream()
        .filter(attempt -> !used.contains(attempt.step()))
        .filter(attempt -> attempt.rows() != null && attempt.rows() <= MOST_ROWS)
        .map(AttemptView::outputs)
        .filter(outputs -> outputs.size() == 1)
        .map(outputs -> outputs.get(0))
        .filter(output -> output.kind().equals(ArtifactKind.TABLE.word()))
        .reduce((earlier, later) -> later);
  }

  private static List<String> rows(ArtifactView view, ArtifactStore artifacts) {
    try {
      Path file = artifacts.path(Digest.parse(view.digest()));
      Path work = artifacts.workFolder();
      try (TableSession session = TableSession.open(work, file)) {
        Table table = session.parquet(file);
        if (table.schema().columns().size() > MOST_COLUMNS) {
          return List.of();
        }
        return table.show((int) MOST_ROWS).lines().toList();
      } finally {
        Folders.delete(work);
      }
    } catch (IOException | StepFailure e) {
      // The result is in the artifact; only its showing failed.
      return List.of();
    }
  }
}
