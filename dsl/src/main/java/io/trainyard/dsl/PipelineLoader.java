package io.trainyard.dsl;

import io.trainyard.dsl.check.SourceSet;
import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.PipelineJson;
import io.trainyard.engine.pipeline.PipelineSource;
import io.trainyard.engine.pipeline.Problem;
import io.trainyard.engine.pipeline.Source;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.UnreadableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads pipeline files. Nothing of a file is executed: it is compiled as far as its types are
 * known, held against the vocabulary, and every mistake is reported in one pass. Safe for use by
 * several threads.
 */
public final class PipelineLoader implements PipelineSource {
  private static final int MOST_CHARACTERS = 500_000;

  private final Optional<DefinitionCache> cache;
  private final String environment;

  private PipelineLoader(Optional<DefinitionCache> cache, String environment) {
    this.cache = cache;
    this.environment = environment;
  }

  /** A loader that reads each file anew. */
  public static PipelineLoader plain() {
    return plain("");
  }

  /**
   * A loader that reads each file anew.
   *
   * @param environment whose overlays hold; empty = none does
   */
  public static PipelineLoader plain(String environment) {
    return new PipelineLoader(Optional.empty(), environment);
  }

  /** A loader that keeps what it read, and in which no overlay holds. */
  public static PipelineLoader cachedIn(Path folder) {
    return cachedIn(folder, "");
  }

  /**
   * A loader that keeps what it read in a folder, and loads nothing of Groovy for a file that it
   * finds there unchanged.
   *
   * @param folder made when it is first written to
   * @param environment whose overlays hold; empty = none does
   */
  public static PipelineLoader cachedIn(Path folder, String environment) {
    return new PipelineLoader(Optional.of(new DefinitionCache(folder, environment)), environment);
  }

  @Override
  public List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(".groovy"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the pipelines of " + folder, e);
    }
  }

  @Override
  public Loaded load(Path file) {
    String name = String.valueOf(file.getFileName());
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return failed(new SourceRef(file.toString(), 0, 0), "there is no such file");
    } catch (IOException e) {
      return failed(new SourceRef(file.toString(), 0, 0), "cannot be read: " + e.getMessage());
    }
    Sources.Text text = Sources.of(name, bytes);
    if (text.problem().isPresent()) {
      return new Loaded(Optional.empty(), List.of(text.problem().get()));
    }
    PipelineFolder folder = PipelineFolder.of(file);
    SourceSet sources = SourceSet.of(text.source(), folder);
    return folder.problems().isEmpty()
        ? read(sources)
        : new Loaded(Optional.empty(), folder.problems());
  }

  @Override
  public Loaded load(List<Source> sources) {
    return read(SourceSet.of(sources));
  }

  private Loaded read(SourceSet sources) {
    for (Source source : sources.all()) {
      if (source.text().length() > MOST_CHARACTERS) {
        return failed(
            new SourceRef(source.path(), 0, 0),
            "this file has more than 500,000 characters; part it into several pipelines that"
                + " 'publish' and 'collect'");
      }
    }
    if (sources.file().path().endsWith(".json")) {
      return json(sources.file());
    }
    return cache
        .map(kept -> kept.load(sources))
        .orElseGet(() -> SourceReader.read(sources, environment));
  }

  private static Loaded json(Source file) {
    try {
      return new Loaded(Optional.of(PipelineJson.read(file.text())), List.of());
    } catch (UnreadableDefinition e) {
      return failed(new SourceRef(file.path(), 0, 0), String.valueOf(e.getMessage()));
    }
  }

  private static Loaded failed(SourceRef at, String message) {
    return new Loaded(Optional.empty(), List.of(Problem.error(at, message)));
  }
}
