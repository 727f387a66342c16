package io.trainyard.dsl;

import io.trainyard.dsl.check.FileReader;
import io.trainyard.dsl.check.Mistakes;
import io.trainyard.dsl.code.Compilation;
import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Source;
import java.util.List;
import java.util.Optional;

/** Reads a pipeline from text. The only way from the loader to anything of Groovy. */
final class SourceReader {
  private SourceReader() {}

  static Loaded read(List<Source> sources) {
    Source file = sources.get(0);
    Mistakes mistakes = new Mistakes(file.path());
    FileReader reader = new Compilation(file, mistakes).check();
    Optional<Pipeline> pipeline =
        mistakes.hasErrors() ? Optional.empty() : reader.freeze(sources, Sources.version(sources));
    return new Loaded(pipeline, mistakes.all());
  }
}
