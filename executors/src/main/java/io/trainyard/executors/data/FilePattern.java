package io.trainyard.executors.data;

import io.trainyard.executors.data.option.Place;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * A pattern of local paths: {@code *} is any part of a name, {@code **} any folders, none included.
 *
 * @param folder the folder in front of the first star
 * @param rest the pattern below it
 */
record FilePattern(Path folder, String rest, Place place) {
  private static final Pattern SPECIAL = Pattern.compile("[*?\\[{]");

  /**
   * Reads a pattern.
   *
   * @param base what a relative one is relative to
   */
  static FilePattern of(Path base, String pattern, Place place) {
    if (pattern.matches("[A-Za-z][A-Za-z0-9+.-]+://.*")) {
      throw place.mistake("'" + pattern + "' is an address; this release lists local files");
    }
    List<String> parts = List.of(pattern.split("/", -1));
    int first = 0;
    while (first < parts.size() - 1 && !SPECIAL.matcher(parts.get(first)).find()) {
      first++;
    }
    String before = String.join("/", parts.subList(0, first));
    try {
      Path folder = base.resolve(pattern.startsWith("/") ? "/" + before : before);
      String rest = String.join("/", parts.subList(first, parts.size()));
      return new FilePattern(folder.toAbsolutePath().normalize(), rest, place);
    } catch (InvalidPathException e) {
      throw place.mistake("'" + pattern + "' is not a path");
    }
  }

  /** The files that match, by their path below the folder, with {@code /} between its parts. */
  Map<String, Path> find() throws IOException {
    Map<String, Path> found = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      throw place.mistake("there is no folder " + folder + "; write one that exists");
    }
    List<PathMatcher> matchers = matchers();
    try (Stream<Path> files = Files.walk(folder, depth())) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path below = folder.relativize(file);
        if (matchers.stream().anyMatch(matcher -> matcher.matches(below))
            && Files.isRegularFile(file)) {
          found.put(below.toString().replace('\\', '/'), file);
        }
      }
    }
    return found;
  }

  /** Nothing below the folders that the pattern names is looked at. */
  private int depth() {
    return rest.contains("**") ? Integer.MAX_VALUE : rest.split("/", -1).length;
  }

  private List<PathMatcher> matchers() {
    try {
      return Stream.of(rest, rest.replace("**/", ""))
          .distinct()
          .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
          .toList();
    } catch (PatternSyntaxException e) {
      throw place.mistake("'" + rest + "' is not a pattern: " + e.getDescription());
    }
  }
}
