package io.trainyard.executors.script;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Programs of this machine. */
final class Programs {
  private Programs() {}

  /**
   * The file of a program.
   *
   * @param wanted a path, or a name that is looked for in the folders of {@code PATH}
   */
  static Optional<Path> find(String wanted, Map<String, String> environment) {
    List<Path> places =
        wanted.contains("/")
            ? List.of(Path.of(wanted))
            : Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder).resolve(wanted))
                .toList();
    return places.stream()
        .filter(place -> Files.isRegularFile(place) && Files.isExecutable(place))
        .findFirst();
  }
}
