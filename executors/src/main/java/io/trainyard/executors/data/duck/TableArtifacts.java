package io.trainyard.executors.data.duck;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Table;
import io.trainyard.executors.data.option.Marks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tables as artifacts: Parquet files with the facts {@code rows}, {@code columns}, {@code schema}.
 */
public final class TableArtifacts {
  private TableArtifacts() {}

  /**
   * Writes a table of the session and stores it as an output of the step.
   *
   * @param facts further ones, such as {@link Marks#facts()}
   */
  public static Artifact put(
      StepContext context,
      TableSession session,
      Table table,
      String output,
      Map<String, String> facts)
      throws IOException {
    return store(context, Staged.of(session, table), output, facts);
  }

  /** Stores a file that was written before. */
  public static Artifact store(
      StepContext context, Staged staged, String output, Map<String, String> facts)
      throws IOException {
    Map<String, String> all = new LinkedHashMap<>(facts);
    all.put("rows", String.valueOf(staged.rows()));
    all.put("columns", String.valueOf(staged.table().schema().columns().size()));
    all.put("schema", SchemaJson.write(staged.table().schema()));
    ArtifactStore.Stored stored = context.artifacts().put(staged.file());
    return new Artifact(
        context.order().step().name() + "." + output,
        ArtifactKind.TABLE.word(),
        stored.digest(),
        stored.bytes(),
        all);
  }

  /**
   * A table that is written and not yet stored.
   *
   * @param table reads the file; not to be used once it is stored
   */
  public record Staged(Path file, DuckTable table, long rows) {
    public static Staged of(TableSession session, Table table) {
      Path file = session.workFolder().resolve(session.freshName() + ".parquet");
      TableWriter.writeParquet(session, table, file);
      DuckTable written = (DuckTable) session.parquet(file);
      return new Staged(file, written, written.rowCount());
    }
  }

  /** Writes rows held in memory. */
  public static Artifact put(
      StepContext context, Rows rows, String output, Map<String, String> facts) throws IOException {
    try (TableSession session = TableSession.open(context)) {
      return put(context, session, session.table(rows), output, facts);
    }
  }

  /** Every row of a table artifact; for tables that fit in memory. */
  public static Rows rows(StepContext context, Artifact table) throws IOException {
    Path file = context.artifacts().path(table.digest());
    try (TableSession session = TableSession.open(context, file)) {
      return session.parquet(file).rows();
    }
  }

  /** The columns of a table artifact as arrays; for learning. */
  public static ColumnArrays columns(StepContext context, Artifact table) throws IOException {
    Path file = context.artifacts().path(table.digest());
    try (TableSession session = TableSession.open(context, file)) {
      return ColumnArrays.of(session.parquet(file));
    }
  }
}
