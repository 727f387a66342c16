package io.trainyard.web.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which everything is kept, but for what settings and environment put elsewhere.
 *
 * @param environment of the command
 */
record Home(Path folder, Map<String, String> environment) {
  /** Names the folder, in the environment. */
  static final String VARIABLE = "TRAINYARD_HOME";

  private static final String DEFAULT = ".trainyard";

  /** {@code --home}, else {@code TRAINYARD_HOME}, else {@code ./.trainyard}. */
  static Home of(@Nullable String option, Shell shell) {
    String named = option != null ? option : shell.environment().get(VARIABLE);
    return new Home(
        shell.resolve(named == null || named.isEmpty() ? DEFAULT : named), shell.environment());
  }

  boolean exists() {
    return Files.isDirectory(folder.resolve("log")) || store().isPresent();
  }

  /** The PostgreSQL that keeps log and tables instead; empty = they are here. */
  Optional<StoreSetting> store() {
    return StoreSetting.of(this);
  }

  /** A {@link Refusal} when there is nothing to read yet. */
  void requireThere() {
    if (!exists()) {
      throw Refusal.usage(
          "there is no home at %s yet: run a pipeline first, or name another with --home."
              .formatted(folder));
    }
  }

  /** Makes the folder; a {@link Refusal} when it cannot be written. */
  void requireWritable() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw Refusal.usage(
          "the home %s cannot be made: name another with --home.".formatted(folder));
    }
    if (!Files.isWritable(folder)) {
      throw Refusal.usage(
          "the home %s cannot be written: make it writable, or name another with --home."
              .formatted(folder));
    }
  }

  Path log() {
    return folder.resolve("log");
  }

  Path artifacts() {
    return folder.resolve("artifacts");
  }

  /** What is unfinished; emptied when the home is opened. */
  Path work() {
    return folder.resolve("work");
  }

  Path output() {
    return folder.resolve("output");
  }

  Path cache() {
    return folder.resolve("cache");
  }

  Path settings() {
    return folder.resolve("settings.json");
  }

  /** The first admin's key. */
  Path adminKey() {
    return folder.resolve("admin.key");
  }

  Path server() {
    return folder.resolve("server.json");
  }
}
