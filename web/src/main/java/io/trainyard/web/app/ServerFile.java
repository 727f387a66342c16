package io.trainyard.web.app;

import io.trainyard.web.api.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * {@code server.json}: who holds the home and where it answers. Only its owner may read it, since
 * the token lets in.
 *
 * @param address such as {@code http://127.0.0.1:7070}
 */
record ServerFile(String address, long pid, Instant since, String token) {

  /** What stands in the file; empty when there is none, or it is only half there. */
  static Optional<ServerFile> read(Path file) throws IOException {
    try {
      return Optional.of(Json.read(Files.readAllBytes(file), ServerFile.class));
    } catch (NoSuchFileException | JacksonException e) {
      return Optional.empty();
    }
  }

  /** Writes it over the old one. */
  void write(Path file) throws IOException {
    OwnerFile.write(file, Json.pretty(this) + "\n");
  }

  /** Such as {@code process 4711 since 2026-11-21T10:00:00Z}. */
  String holder() {
    return "process " + pid + " since " + since;
  }
}
