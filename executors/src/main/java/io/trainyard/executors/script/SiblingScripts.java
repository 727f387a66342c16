package io.trainyard.executors.script;

import io.trainyard.engine.artifact.Digest;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The files of a script's own kind in its folder and below: what it may import or call. */
final class SiblingScripts {
  private static final int MOST_FILES = 1_000;
  private static final int MOST_SEEN = 20_000;

  private SiblingScripts() {}

  /** Digest of their paths and bytes; empty where there are too many to look at. */
  static Optional<Digest> digest(Path script) throws IOException {
    Path folder = script.toAbsolutePath().getParent();
    Finder finder = new Finder(script.toAbsolutePath());
    Files.walkFileTree(folder, finder);
    if (finder.isTooMuch()) {
      return Optional.empty();
    }
    StringBuilder all = new StringBuilder();
    for (Map.Entry<String, Path> file : finder.found.entrySet()) {
      Digest digest = Digest.of(Files.readAllBytes(file.getValue()));
      all.append(file.getKey()).append('\0').append(digest).append('\n');
    }
    return Optional.of(Digest.of(all.toString()));
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString();
    return name.substring(Math.max(0, name.lastIndexOf('.')));
  }

  private static final class Finder extends SimpleFileVisitor<Path> {
    private final Map<String, Path> found = new TreeMap<>();
    private final Path script;
    private final Path folder;
    private final String ending;
    private int seen;

    Finder(Path script) {
      this.script = script;
      this.folder = Objects.requireNonNull(script.toAbsolutePath().getParent());
      this.ending = ending(script);
    }

    /** Hidden folders and virtual environments hold what others installed. */
    @Override
    public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
      boolean isOthers =
          visited.getFileName().toString().startsWith(".")
              || Files.exists(visited.resolve("pyvenv.cfg"));
      return isOthers && !visited.equals(folder)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && !file.equals(script) && ending(file).equals(ending)) {
        found.put(folder.relativize(file).toString(), file);
      }
      seen++;
      return isTooMuch() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    boolean isTooMuch() {
      return found.size() > MOST_FILES || seen > MOST_SEEN;
    }

    /** What may not be read cannot be called either. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }
}
