package io.trainyard.pipelines.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.pipelines.TestHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a home holds on disk, looked at from outside. */
final class HomeFiles {
  private final TestHome home;

  private HomeFiles(TestHome home) {
    this.home = home;
  }

  static HomeFiles of(TestHome home) {
    return new HomeFiles(home);
  }

  /** Every artifact is whole, and no work is left lying about. */
  void assertNothingHalfWritten() throws IOException {
    for (Path file : files("artifacts")) {
      String name = file.getFileName().toString();
      assertThat(name).as("left over: %s", file).matches("[0-9a-f]{64}");
      assertThat(Digest.of(Files.readAllBytes(file)).hex()).as("%s", file).isEqualTo(name);
    }
  }

  /** As above, and no run was made. */
  void assertNoRunAndNothingHalfWritten() throws IOException {
    assertNothingHalfWritten();
    assertThat(files("artifacts")).isEmpty();
    assertThat(files("output")).isEmpty();
  }

  /** The files whose bytes hold a text, below a folder of the home. */
  List<Path> holding(String folder, String text) throws IOException {
    return files(folder).stream().filter(file -> latin(file).contains(text)).toList();
  }

  /** The oldest segment of the log. */
  Path firstSegment() throws IOException {
    return files("log").stream()
        .filter(file -> file.toString().endsWith(".log"))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private List<Path> files(String folder) throws IOException {
    Path top = home.home().resolve(folder);
    if (!Files.exists(top)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(top)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static String latin(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
