package io.trainyard.engine.store;

import io.trainyard.engine.artifact.DurableFiles;
import io.trainyard.engine.event.EventJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What a backup says of itself, written when everything else is there.
 *
 * @param format 1
 * @param storeId of the log
 * @param made when it was finished
 * @param events how many the log has
 * @param head digest at the log's end, as {@link ChainHead} prints it
 * @param artifacts how many files
 * @param bytes of all artifacts
 */
public record BackupManifest(
    int format,
    String storeId,
    Instant made,
    long events,
    String head,
    long artifacts,
    long bytes) {
  static final int FORMAT = 1;
  private static final String NAME = "backup.json";

  /** The manifest of a finished backup; empty where there is none. */
  static Optional<BackupManifest> read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8).strip();
      return Optional.of(EventJson.read(text, BackupManifest.class));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is no backup's: " + e.getMessage(), e);
    }
  }

  void write(Path folder) throws IOException {
    String text = EventJson.write(this) + "\n";
    DurableFiles.replace(folder.resolve(NAME), text.getBytes(StandardCharsets.UTF_8));
  }
}
