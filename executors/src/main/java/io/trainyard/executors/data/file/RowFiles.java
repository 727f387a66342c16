package io.trainyard.executors.data.file;

import io.trainyard.engine.table.Rows;
import io.trainyard.executors.data.duck.TableSession;
import io.trainyard.executors.data.duck.TableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files of rows that a command reads and writes outside a run: CSV, JSON lines or Parquet. */
public final class RowFiles {
  private RowFiles() {}

  /**
   * Reads rows; what is wrong with the file is a {@link io.trainyard.engine.run.StepFailure}.
   *
   * @param workFolder an empty folder that the caller deletes
   */
  public static Rows read(Path file, FileFormat format, Path workFolder) throws IOException {
    try (TableSession session = TableSession.open(workFolder, file)) {
      return TableReader.read(session, file, format, CsvFormat.PLAIN).rows();
    }
  }

  /** Writes rows aside and moves them into place; CSV is written for people. */
  public static void write(Rows rows, Path file, FileFormat format, Path workFolder)
      throws IOException {
    Path aside = workFolder.resolve("rows-" + format);
    try (TableSession session = TableSession.open(workFolder)) {
      write(session, session.table(rows), aside, format);
    }
    Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
  }

  public static void write(
      TableSession session, io.trainyard.engine.table.Table table, Path file, FileFormat format) {
    switch (format) {
      case CSV -> TableWriter.writeCsvForPeople(session, table, file);
      case JSON_LINES -> TableWriter.writeJsonLines(session, table, file);
      case PARQUET -> TableWriter.writeParquet(session, table, file);
    }
  }
}
