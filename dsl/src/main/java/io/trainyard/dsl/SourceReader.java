package io.trainyard.dsl;

import io.trainyard.dsl.check.FileReader;
import io.trainyard.dsl.check.SourceSet;
import io.trainyard.dsl.code.Compilation;
import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.Pipeline;
import java.util.Optional;

/** Reads a pipeline from text. The only way from the loader to anything of Groovy. */
final class SourceReader {
  private SourceReader() {}

  static Loaded read(SourceSet sources) {
    Compilation compilation = new Compilation(sources);
    FileReader reader = compilation.check();
    Optional<Pipeline> pipeline =
        compilation.hasErrors() ? Optional.empty() : reader.freeze(Sources.version(sources.all()));
    return new Loaded(pipeline, compilation.problems());
  }
}
