package io.trainyard.executors.data.file;

import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Table;
import io.trainyard.executors.data.duck.DuckTable;
import io.trainyard.executors.data.duck.TableSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Files as tables of a session. */
public final class TableReader {
  private TableReader() {}

  /**
   * Reads a file that the session was opened with, or that lies in its work folder. What is wrong
   * with it is a {@link StepFailure} that says where.
   */
  public static Table read(TableSession session, Path file, FileFormat format, CsvFormat csv)
      throws IOException {
    if (format == FileFormat.PARQUET) {
      return session.parquet(file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(session, in, new ReadOptions(file, format, csv, rows -> {})).table();
    }
  }

  /** Reads a text file from a stream of it. */
  public static ReadFile read(TableSession session, InputStream in, ReadOptions options)
      throws IOException {
    return options.format() == FileFormat.CSV
        ? CsvFiles.read(session, in, options)
        : JsonLinesFiles.read(session, in, options);
  }

  /** What a file's name says of its format. */
  public static FileFormat formatOf(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    for (FileFormat format : FileFormat.values()) {
      if (format.endings().stream().anyMatch(name::endsWith)) {
        return format;
      }
    }
    throw StepFailure.forGood(
        file.getFileName() + ": the name does not end with .csv, .jsonl or .parquet; rename it");
  }

  /**
   * How a file is read.
   *
   * @param progress hears the number of rows now and then
   */
  public record ReadOptions(Path file, FileFormat format, CsvFormat csv, RowProgress progress) {}

  /** Hears how many rows have been read. */
  @FunctionalInterface
  public interface RowProgress {
    void rows(long rows);
  }

  /**
   * A file that was read.
   *
   * @param doubts what is odd about it, each a sentence
   */
  public record ReadFile(DuckTable table, List<String> doubts) {}
}
