package io.trainyard.executors.data.file;

import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Table;
import io.trainyard.engine.table.TableFiles;
import io.trainyard.executors.data.duck.TableSession;
import io.trainyard.executors.data.duck.TableWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Carries tables to and from files with a DuckDB session a call. */
public final class DuckTableFiles implements TableFiles {
  private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

  @Override
  public Description describe(Path table) throws IOException {
    return with(folderOf(table), table, session -> describe(session.parquet(table)));
  }

  @Override
  public Description exportCsv(Path table, Path csv) throws IOException {
    return with(
        folderOf(csv),
        table,
        session -> {
          Table rows = session.parquet(table);
          TableWriter.writeCsv(session, rows, csv);
          return describe(rows);
        });
  }

  @Override
  public Description importFile(Path file, Path table) throws IOException {
    FileFormat format = isParquet(file) ? FileFormat.PARQUET : FileFormat.CSV;
    return with(
        folderOf(table),
        file,
        session -> {
          Table rows = TableReader.read(session, file, format, CsvFormat.PLAIN);
          TableWriter.writeParquet(session, rows, table);
          return describe(session.parquet(table));
        });
  }

  private static boolean isParquet(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return java.util.Arrays.equals(in.readNBytes(PARQUET.length), PARQUET);
    }
  }

  private static Path folderOf(Path file) {
    return java.util.Objects.requireNonNull(
        file.toAbsolutePath().getParent(), "a file has a folder");
  }

  private static Description describe(Table table) {
    return new Description(table.schema(), table.rowCount());
  }

  private static Description with(Path folder, Path readable, Work work) throws IOException {
    try (TableSession session = TableSession.open(folder, readable)) {
      return work.in(session);
    } catch (StepFailure e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** What is done with a session. */
  @FunctionalInterface
  private interface Work {
    Description in(TableSession session) throws IOException;
  }
}
