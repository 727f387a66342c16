package io.trainyard.executors.data.duck;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Schema;
import io.trainyard.engine.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Tables of one attempt: an in-memory DuckDB of its own, in UTC, with one thread, so that the same
 * work gives the same rows in the same order. SQL reaches the work folder and the files it was
 * opened with, nothing else: no other file, no network, no extension. For one thread.
 */
public final class TableSession implements AutoCloseable {
  private final DuckDBConnection connection;
  private final Path workFolder;
  private volatile @Nullable Statement running;
  private int names;

  private TableSession(DuckDBConnection connection, Path workFolder) {
    this.connection = connection;
    this.workFolder = workFolder;
  }

  /** For an attempt: its work folder and its inputs that are tables. */
  public static TableSession ofInputs(StepContext context) throws IOException {
    List<Path> files = new ArrayList<>();
    for (AttemptOrder.StepInput input : context.order().inputs()) {
      if (input.artifact().isPresent()
          && input.artifact().get().kind().equals(ArtifactKind.TABLE.word())) {
        files.add(context.artifacts().path(input.artifact().get().digest()));
      }
    }
    return open(context, files.toArray(new Path[0]));
  }

  /**
   * Opens a session whose queries end when the attempt is asked to stop.
   *
   * @param files what it may read beside the attempt's work folder
   */
  public static TableSession open(StepContext context, Path... files) {
    TableSession session = open(context.workFolder(), files);
    context.onStop(session::stop);
    return session;
  }

  /**
   * Opens a session.
   *
   * @param workFolder where it may write
   * @param files what it may read beside that
   */
  public static TableSession open(Path workFolder, Path... files) {
    Path folder = workFolder.toAbsolutePath();
    Properties settings = new Properties();
    settings.setProperty("jdbc_stream_results", "true");
    settings.setProperty("threads", "1");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("temp_directory", folder.resolve("spill").toString());
    try {
      TableSession session = new TableSession(DuckLibrary.open(settings), folder);
      session.seal(files);
      return session;
    } catch (SQLException e) {
      throw StepFailure.passing("DuckDB does not start: " + DuckErrors.message(e));
    }
  }

  private void seal(Path... files) {
    execute("set TimeZone = 'UTC'");
    execute("set allowed_directories = [" + Sql.text(workFolder + "/") + "]");
    execute(
        Arrays.stream(files)
            .map(file -> Sql.text(file.toAbsolutePath().toString()))
            .collect(Collectors.joining(", ", "set allowed_paths = [", "]")));
    execute("set enable_external_access = false");
    execute("set lock_configuration = true");
  }

  /** Where the session may write. */
  public Path workFolder() {
    return workFolder;
  }

  /** A table artifact that the session was opened with. */
  public Table table(ArtifactStore store, Artifact artifact) throws IOException {
    return parquet(store.path(artifact.digest()));
  }

  /** A Parquet file that the session was opened with, or that lies in its work folder. */
  public Table parquet(Path file) {
    return parquetFile(file, false);
  }

  /** The same, with a last column {@code file_row_number} that counts from 0. */
  public Table numberedParquet(Path file) {
    return parquetFile(file, true);
  }

  private Table parquetFile(Path file, boolean numbered) {
    ParquetFiles.requireParquet(file);
    return query(
        "select * from read_parquet("
            + Sql.text(file.toAbsolutePath().toString())
            + (numbered ? ", file_row_number = true)" : ")"));
  }

  /** Rows held in memory, as a table. */
  public Table table(Rows rows) {
    try (TableFiller filler = fill(rows.schema())) {
      for (List<?> row : rows.values()) {
        filler.row(row);
      }
      return filler.table();
    }
  }

  /** An empty table to be filled row by row. */
  public TableFiller fill(Schema schema) {
    return new TableFiller(this, schema);
  }

  /** The result of a query, as a view: it is checked now and read when it is used. */
  public DuckTable query(String select) {
    String name = freshName();
    execute("create view " + name + " as " + select);
    return DuckTable.of(this, name);
  }

  /** The result of a query, computed now. */
  public DuckTable computed(String select, List<?> values) {
    String name = freshName();
    execute("create table " + name + " as " + select, values);
    return DuckTable.of(this, name);
  }

  /** Makes a table known under a name, for SQL that uses it. */
  public void name(String name, Table table) {
    execute(
        "create or replace view " + Sql.name(name) + " as select * from " + own(table).relation());
  }

  /** The table, which must be of this session; one of another kind is copied in. */
  public DuckTable own(Table table) {
    if (table instanceof DuckTable duck) {
      if (duck.session() != this) {
        throw StepFailure.forGood("this table is of another step; hand it in as an input");
      }
      return duck;
    }
    return (DuckTable) table(table.rows());
  }

  void execute(String sql) {
    execute(sql, List.of());
  }

  void execute(String sql, List<?> values) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      begin(statement);
      statement.execute();
    } catch (SQLException e) {
      throw DuckErrors.failure(e);
    } finally {
      running = null;
    }
  }

  /** Runs a query and hands its result over; the session is not to be used meanwhile. */
  public <T> T read(String sql, List<?> values, Reading<T> reading) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      begin(statement);
      try (ResultSet result = statement.executeQuery()) {
        return reading.read(result);
      }
    } catch (SQLException e) {
      throw DuckErrors.failure(e);
    } finally {
      running = null;
    }
  }

  private void begin(Statement statement) {
    running = statement;
    if (Thread.currentThread().isInterrupted()) {
      throw StepFailure.passing("the step was asked to stop");
    }
  }

  /** Ends the query under way; called from another thread, since DuckDB hears no interrupt. */
  private void stop() {
    Statement statement = running;
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        // It has just ended by itself, which is what was asked for.
        running = null;
      }
    }
  }

  public <T> T read(String sql, Reading<T> reading) {
    return read(sql, List.of(), reading);
  }

  private static void bind(PreparedStatement statement, List<?> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  /** A further connection to the same tables, to write while a result is being read. */
  DuckDBConnection another() throws SQLException {
    return connection.duplicate();
  }

  String freshName() {
    return "ty_" + ++names;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw StepFailure.passing("DuckDB does not end: " + DuckErrors.message(e));
    }
  }

  /** What is done with a result. */
  @FunctionalInterface
  public interface Reading<T> {
    T read(ResultSet result) throws SQLException;
  }
}
