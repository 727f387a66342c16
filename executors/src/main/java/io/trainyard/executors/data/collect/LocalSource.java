package io.trainyard.executors.data.collect;

import io.trainyard.executors.data.file.FileFormat;
import io.trainyard.executors.data.option.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** A file beside the pipeline. */
final class LocalSource {
  private LocalSource() {}

  /**
   * Finds a file.
   *
   * @param folder what its path is relative to
   */
  static SourceFile find(Path folder, String path, FileFormat format, Place place)
      throws IOException {
    Path file = resolve(folder, path, place);
    if (Files.isDirectory(file)) {
      throw place.mistake("'" + path + "' is a folder; name a file in it");
    } else if (!Files.exists(file) && path.contains("*")) {
      throw place.mistake("'" + path + "' is a pattern, and one file is read; name that file");
    } else if (!Files.exists(file)) {
      throw place.mistake("'" + path + "' does not exist (looked for " + file + ")");
    } else if (!Files.isReadable(file)) {
      throw place.mistake("'" + path + "' may not be read; change its permissions");
    }
    return new SourceFile(file, format, path, SourceFile.digest(file), Map.of());
  }

  private static Path resolve(Path folder, String path, Place place) {
    if (path.matches("[A-Za-z][A-Za-z0-9+.-]+://.*")) {
      throw place.mistake(
          "'" + path + "' is an address, and this word reads a file; write http '..' for one");
    }
    try {
      return folder.resolve(path).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw place.mistake("'" + path + "' is not a path");
    }
  }
}
