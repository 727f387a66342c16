package io.trainyard.dsl;

import io.trainyard.dsl.check.SourceSet;
import io.trainyard.engine.pipeline.Problem;
import io.trainyard.engine.pipeline.Source;
import io.trainyard.engine.pipeline.SourceRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder of a pipeline's file: its {@code lib/}, and the pipelines beside it. */
final class PipelineFolder implements SourceSet.Folder {
  private static final String ENDING = ".groovy";

  private final Path folder;
  private final Map<String, Optional<Source>> read = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private PipelineFolder(Path folder) {
    this.folder = folder;
  }

  /** The folder that holds a file. Used by one thread. */
  static PipelineFolder of(Path file) {
    return new PipelineFolder(file.resolveSibling(""));
  }

  @Override
  public Set<String> libraries() {
    try (Stream<Path> files = Files.list(folder.resolve("lib"))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      return Set.of();
    }
  }

  @Override
  public Optional<Source> read(String path) {
    return read.computeIfAbsent(path, this::readNow);
  }

  private Optional<Source> readNow(String path) {
    Path file = folder.resolve(path);
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
