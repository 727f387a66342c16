package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineSource;
import io.trainyard.engine.pipeline.Problem;
import io.trainyard.engine.pipeline.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Pipelines held against what their home has.
 *
 * @param source reads them
 * @param check finds what does not fit; a pipeline with a mistake is none
 */
record CheckedPipelines(PipelineSource source, Function<Pipeline, List<Problem>> check)
    implements PipelineSource {

  @Override
  public List<Path> list(Path folder) {
    return source.list(folder);
  }

  @Override
  public Loaded load(Path file) {
    return checked(source.load(file));
  }

  @Override
  public Loaded load(List<Source> sources) {
    return checked(source.load(sources));
  }

  private Loaded checked(Loaded loaded) {
    List<Problem> found = loaded.pipeline().map(check).orElse(List.of());
    if (found.isEmpty()) {
      return loaded;
    }
    List<Problem> all = new ArrayList<>(loaded.problems());
    all.addAll(found);
    boolean isWrong =
        found.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    return new Loaded(isWrong ? Optional.empty() : loaded.pipeline(), all);
  }
}
