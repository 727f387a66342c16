package io.trainyard.engine.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A text file of the repository that a test prints, so that it cannot go stale: {@code
 * GeneratedFile.of("docs/architecture.md").shouldBe(text)}. With the system property {@code
 * update.docs=true} the file is rewritten instead of compared. Lines end with a line feed.
 */
public final class GeneratedFile {
  private static final String UPDATE = "update.docs";

  private final Path file;

  private GeneratedFile(Path file) {
    this.file = file;
  }

  /**
   * A file by its path below the top of the repository.
   *
   * @throws IllegalStateException when the working folder is not inside the repository
   */
  public static GeneratedFile of(String path) {
    return new GeneratedFile(top().resolve(path));
  }

  /** The file at an absolute path, wherever that is. */
  public static GeneratedFile at(Path file) {
    return new GeneratedFile(file);
  }

  /** The top folder of the repository, found upwards from the working folder. */
  public static Path top() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("engine/pom.xml"))) {
        return folder;
      }
    }
    throw new IllegalStateException("no folder above " + start + " holds engine/pom.xml");
  }

  /**
   * Compares the file with what it should be, or rewrites it when updating was asked for.
   *
   * @throws AssertionError when it differs, naming the first line that does and the command that
   *     brings the file up to date
   */
  public void shouldBe(String content) {
    String expected = content.replace("\r\n", "\n");
    if (updating()) {
      write(expected);
      return;
    }
    String actual = read();
    if (!actual.equals(expected)) {
      throw new AssertionError(
          file.getFileName()
              + " is not up to date from line "
              + firstDifference(actual, expected)
              + ": run the test once with -D"
              + UPDATE
              + "=true and commit the file");
    }
  }

  /** Whether generated files are to be rewritten. */
  static boolean updating() {
    return Boolean.getBoolean(UPDATE);
  }

  private static int firstDifference(String actual, String expected) {
    String[] left = actual.split("\n", -1);
    String[] right = expected.split("\n", -1);
    int line = 0;
    while (line < left.length && line < right.length && left[line].equals(right[line])) {
      line++;
    }
    return line + 1;
  }

  private String read() {
    try {
      return Files.exists(file)
          ? Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n")
          : "";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private void write(String content) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, content, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
