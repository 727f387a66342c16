package io.trainyard.engine.table;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Carries tables between the Parquet files that artifacts are kept in and the files that other
 * programs read and write. Thread-safe.
 *
 * <p>CSV here means: UTF-8, a header line, RFC 4180 quoting with {@code \n} ends, an empty field
 * for null ({@code ""} where it is the only one of its row, since many readers skip an empty line)
 * and {@code ""} for an empty text, {@code true} and {@code false}, ISO 8601 dates and timestamps
 * ({@code 2026-11-21T06:30:00}, UTC), numbers as the shortest text that reads back as the same
 * number.
 */
public interface TableFiles {

  /** What a table, kept as Parquet, holds. */
  Description describe(Path table) throws IOException;

  /** Writes a table, kept as Parquet, as CSV; an existing file is replaced. */
  Description exportCsv(Path table, Path csv) throws IOException;

  /**
   * Makes a table of a file that a program wrote: Parquet where it begins with {@code PAR1}, else
   * CSV, whose column types are found by reading all of it.
   *
   * @param table where the Parquet is written; must not exist
   * @throws IOException whose message says what is wrong with the file, and in which line where
   *     that is known
   */
  Description importFile(Path file, Path table) throws IOException;

  /** The columns of a table and how many rows it has. */
  record Description(Schema schema, long rows) {}
}
