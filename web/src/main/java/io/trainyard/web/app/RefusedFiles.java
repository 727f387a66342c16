package io.trainyard.web.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Files of pipelines that are not taken up as they are now, with their mistakes. Thread-safe. */
final class RefusedFiles {
  private static final int MOST_LINES = 20;
  private final Map<Path, List<String>> mistakes = new ConcurrentHashMap<>();

  /** All files are looked at anew. */
  void clear() {
    mistakes.clear();
  }

  /**
   * A file is not taken up.
   *
   * @param lines its mistakes, as {@code lint} prints them
   */
  void put(Path file, List<String> lines) {
    mistakes.put(file.toAbsolutePath().normalize(), List.copyOf(lines));
  }

  /** The first mistakes of each file that is not taken up. */
  Map<Path, List<String>> all() {
    Map<Path, List<String>> all = new TreeMap<>();
    mistakes.keySet().forEach(file -> all.put(file, of(file)));
    return all;
  }

  /** The first mistakes of a file; none where it was taken up. */
  List<String> of(Path file) {
    return mistakes.getOrDefault(file.toAbsolutePath().normalize(), List.of()).stream()
        .limit(MOST_LINES)
        .toList();
  }
}
