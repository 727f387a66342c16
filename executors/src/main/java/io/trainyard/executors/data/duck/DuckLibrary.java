package io.trainyard.executors.data.duck;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * Opens DuckDB. In each process its driver unpacks a library of 60 MB into the folder of temporary
 * files, and deletes it when the JVM ends by itself: one that is killed, as workers are, would
 * leave it there. So on Linux, where a file can go while it is in use, it goes once it is loaded.
 */
final class DuckLibrary {
  private static final Path MAPPED = Path.of("/proc/self/maps");
  private static final String NAME = "libduckdb_java";
  private static final AtomicBoolean LOADED = new AtomicBoolean();

  private DuckLibrary() {}

  /** A database in memory. */
  static DuckDBConnection open(Properties settings) throws SQLException {
    Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", settings);
    if (LOADED.compareAndSet(false, true) && Files.exists(MAPPED)) {
      deleteUnpacked();
    }
    return connection.unwrap(DuckDBConnection.class);
  }

  /** Where it cannot be deleted it takes its place until the JVM ends; no more is lost. */
  private static void deleteUnpacked() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir", "")).toAbsolutePath();
    try {
      List<String> lines = Files.readAllLines(MAPPED, StandardCharsets.ISO_8859_1);
      for (String line : lines) {
        int path = line.indexOf('/');
        if (path >= 0 && line.contains(NAME) && line.endsWith(".so")) {
          Path file = Path.of(line.substring(path));
          if (temporary.equals(file.getParent())) {
            Files.deleteIfExists(file);
          }
        }
      }
    } catch (IOException e) {
      return;
    }
  }
}
