package io.trainyard.pipelines.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;

/** What else befalls a home between a kill and the next start. */
enum Damage {
  /** Nothing. */
  NONE("") {
    @Override
    void on(Path home, Random random) {}
  },
  /** Somebody deletes the database. */
  DATABASE_DELETED("rebuilt the tables") {
    @Override
    void on(Path home, Random random) throws IOException {
      try (Stream<Path> files = Files.walk(home.resolve("db"))) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  },
  /** The database's bytes are noise. */
  DATABASE_NOISE("rebuilt the tables") {
    @Override
    void on(Path home, Random random) throws IOException {
      try (Stream<Path> files = Files.list(home.resolve("db"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.write(file, noise(random, (int) Math.max(4096, Files.size(file))));
        }
      }
    }
  },
  /** The last frame of the log is torn. */
  LOG_TORN("dropped") {
    @Override
    void on(Path home, Random random) throws IOException {
      try (Stream<Path> files = Files.list(home.resolve("log"))) {
        Path last =
            files
                .filter(file -> file.toString().endsWith(".log"))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Files.write(last, noise(random, 1 + random.nextInt(600)), StandardOpenOption.APPEND);
      }
    }
  };

  private final String words;

  Damage(String words) {
    this.words = words;
  }

  /** What {@code doctor} says of it at the next start. */
  String words() {
    return words;
  }

  abstract void on(Path home, Random random) throws IOException;

  private static byte[] noise(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
