package io.trainyard.engine.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Looks at tables that are kept as Parquet files. Bounded: of a large table a sample is counted and
 * two large tables are not matched row by row; each result says so. Thread-safe.
 */
public interface Profiler {

  /** What a table looks like, column by column. */
  TableProfile profile(Path table) throws IOException;

  /**
   * How a table differs from an earlier one.
   *
   * @param key columns that together name a row; none = rows are not matched
   */
  TableDifference difference(Path before, Path after, List<String> key) throws IOException;

  /** The first rows. */
  Rows sample(Path table, int rows) throws IOException;
}
