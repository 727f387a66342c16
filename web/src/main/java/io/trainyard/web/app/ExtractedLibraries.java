package io.trainyard.web.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The files into which DuckDB and XGBoost unpack their native parts at each start, 75 MB of them.
 * They are left to the end of the JVM to delete, which a halt passes over.
 */
final class ExtractedLibraries {
  private static final Pattern NAME = Pattern.compile("lib(duckdb_java|xgboost4j)\\d+\\.so");
  private static final Path MAPPED = Path.of("/proc/self/maps");

  private ExtractedLibraries() {}

  /** Deletes those of this process, where the system tells them; a loaded one stays usable. */
  static void delete() {
    try {
      for (Path file : loaded()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // They take space and nothing else.
      return;
    }
  }

  private static List<Path> loaded() throws IOException {
    if (!Files.isReadable(MAPPED)) {
      return List.of();
    }
    return Files.readAllLines(MAPPED, StandardCharsets.ISO_8859_1).stream()
        .filter(line -> line.indexOf('/') >= 0 && line.endsWith(".so"))
        .map(line -> Path.of(line.substring(line.indexOf('/'))))
        .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
        .distinct()
        .toList();
  }
}
