package io.trainyard.executors.data.profile;

import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.Profiler;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.TableDifference;
import io.trainyard.engine.table.TableProfile;
import io.trainyard.executors.data.duck.DuckTable;
import io.trainyard.executors.data.duck.TableSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Looks at tables with a DuckDB session a call, in a folder that is deleted afterwards. */
public final class DuckProfiler implements Profiler {
  private static final long MOST_ROWS = 2_000_000;
  private static final int SAMPLE_ROWS = 200_000;
  private static final int MOST_COLUMNS = 200;

  private final Folders folders;

  /** Makes new, empty folders. */
  @FunctionalInterface
  public interface Folders {
    Path next() throws IOException;
  }

  public DuckProfiler(Folders folders) {
    this.folders = folders;
  }

  @Override
  public TableProfile profile(Path table) throws IOException {
    return with(session -> profile(session, session.own(session.parquet(table))), table);
  }

  private static TableProfile profile(TableSession session, DuckTable table) {
    long rows = table.rowCount();
    List<Column> all = table.schema().columns();
    List<Column> columns = all.subList(0, Math.min(MOST_COLUMNS, all.size()));
    if (rows <= MOST_ROWS) {
      return new TableProfile(rows, rows, Profile.columns(session, table, columns));
    }
    DuckTable sample =
        session.computed(
            "select * from %s using sample reservoir(%d rows) repeatable (1)"
                .formatted(table.relation(), SAMPLE_ROWS),
            List.of());
    return new TableProfile(rows, SAMPLE_ROWS, Profile.columns(session, sample, columns));
  }

  @Override
  public TableDifference difference(Path before, Path after, List<String> key) throws IOException {
    return with(
        session ->
            new RowMatch(
                    session,
                    session.own(session.parquet(before)),
                    session.own(session.parquet(after)),
                    MOST_ROWS)
                .difference(key),
        before,
        after);
  }

  @Override
  public Rows sample(Path table, int rows) throws IOException {
    return with(session -> session.parquet(table).limit(rows).rows(), table);
  }

  private <T> T with(Work<T> work, Path... tables) throws IOException {
    Path folder = folders.next();
    try (TableSession session = TableSession.open(folder, tables)) {
      return work.in(session);
    } catch (StepFailure e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** What is done with a session. */
  @FunctionalInterface
  private interface Work<T> {
    T in(TableSession session) throws IOException;
  }
}
