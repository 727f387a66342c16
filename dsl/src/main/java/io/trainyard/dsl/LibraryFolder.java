package io.trainyard.dsl;

import io.trainyard.dsl.check.LibraryImport;
import io.trainyard.engine.pipeline.Problem;
import io.trainyard.engine.pipeline.Source;
import io.trainyard.engine.pipeline.SourceRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder {@code lib/} beside a pipeline's file. Read by one thread. */
final class LibraryFolder {
  private final Path pipelines;
  private final List<Problem> problems = new ArrayList<>();

  private LibraryFolder(Path pipelines) {
    this.pipelines = pipelines;
  }

  static LibraryFolder beside(Path file) {
    return new LibraryFolder(file.resolveSibling(""));
  }

  /** The files that can be imported from; none where there is no such folder. */
  Set<String> names() {
    try (Stream<Path> files = Files.list(pipelines.resolve("lib"))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".groovy"))
          .map(name -> name.substring(0, name.length() - ".groovy".length()))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      return Set.of();
    }
  }

  /** A file by its name; empty where there is none, or it is no text. */
  Optional<Source> read(String name) {
    String path = LibraryImport.path(name);
    Path file = pipelines.resolve(path);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      Sources.Text text = Sources.of(path, Files.readAllBytes(file));
      text.problem().ifPresent(problems::add);
      return Optional.of(text.source());
    } catch (IOException e) {
      problems.add(Problem.error(new SourceRef(path, 0, 0), "cannot be read: " + e.getMessage()));
      return Optional.empty();
    }
  }

  /** Why files that are there cannot be read. */
  List<Problem> problems() {
    return problems;
  }
}
