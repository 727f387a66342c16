package io.trainyard.pipelines.house;

import io.trainyard.engine.testing.GeneratedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of this repository, as text. */
final class Repository {
  private static final List<String> FOLDERS =
      List.of(".ci", "docs", "engine", "dsl", "executors", "web", "pipelines");

  private Repository() {}

  /** Text of every file whose path below the top matches, by that path. */
  static Map<String, String> files(String pathPattern) throws IOException {
    Pattern pattern = Pattern.compile(pathPattern);
    Map<String, String> found = new TreeMap<>();
    for (Path file : paths()) {
      String name = GeneratedFile.top().relativize(file).toString().replace('\\', '/');
      if (pattern.matcher(name).matches()) {
        found.put(name, Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return found;
  }

  private static List<Path> paths() throws IOException {
    Path top = GeneratedFile.top();
    try (Stream<Path> files = Stream.concat(Files.list(top), below(top))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .toList();
    }
  }

  private static Stream<Path> below(Path top) throws IOException {
    Stream<Path> all = Stream.empty();
    for (String folder : FOLDERS) {
      all = Stream.concat(all, Files.walk(top.resolve(folder)));
    }
    return all;
  }
}
