package io.trainyard.executors.data;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Table;
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
    Path file = context.workFolder().resolve(output + "-" + session.freshName() + ".parquet");
    TableWriter.writeParquet(session, table, file);
    Table written = session.parquet(file);
    long rows = written.rowCount();
    ArtifactStore.Stored stored = context.artifacts().put(file);
    Map<String, String> all = new LinkedHashMap<>(facts);
    all.put("rows", String.valueOf(rows));
    all.put("columns", String.valueOf(written.schema().columns().size()));
    all.put("schema", SchemaJson.write(written.schema()));
    return new Artifact(
        context.order().step().name() + "." + output,
        ArtifactKind.TABLE.word(),
        stored.digest(),
        stored.bytes(),
        all);
  }

  /** Writes rows held in memory. */
  public static Artifact put(
      StepContext context, Rows rows, String output, Map<String, String> facts) throws IOException {
    try (TableSession session = TableSession.open(context.workFolder())) {
      return put(context, session, session.table(rows), output, facts);
    }
  }

  /** Every row of a table artifact; for tables that fit in memory. */
  public static Rows rows(StepContext context, Artifact table) throws IOException {
    Path file = context.artifacts().path(table.digest());
    try (TableSession session = TableSession.open(context.workFolder(), file)) {
      return session.parquet(file).rows();
    }
  }

  /** The columns of a table artifact as arrays; for learning. */
  public static ColumnArrays columns(StepContext context, Artifact table) throws IOException {
    Path file = context.artifacts().path(table.digest());
    try (TableSession session = TableSession.open(context.workFolder(), file)) {
      return ColumnArrays.of(session.parquet(file));
    }
  }
}
