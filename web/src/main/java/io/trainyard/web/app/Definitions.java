package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.ValueText;
import io.trainyard.engine.run.Run;
import io.trainyard.web.api.RunView.StepLine;
import io.trainyard.web.view.FrozenPipeline;
import io.trainyard.web.view.FrozenPipelines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The frozen definitions of runs, as answers tell of them. Thread-safe. */
final class Definitions {
  private final FrozenPipelines frozen;

  Definitions(FrozenPipelines frozen) {
    this.frozen = frozen;
  }

  /** The run's steps in the order of running; none where the definition cannot be read any more. */
  List<StepLine> steps(Run run) {
    return frozen.find(run.definition()).map(Definitions::steps).orElse(List.of());
  }

  /** Where the run's pipeline file was; empty where nobody noted it. */
  Optional<String> file(Run run) {
    return run.folder().isEmpty()
        ? Optional.empty()
        : pipeline(run)
            .flatMap(pipeline -> pipeline.sources().stream().findFirst())
            .map(source -> Path.of(run.folder()).resolve(source.path()).toString());
  }

  /** What the run was frozen with; empty where it cannot be read any more. */
  Optional<Pipeline> pipeline(Run run) {
    return read(run.definition());
  }

  /** What the artifact of this digest is; empty where it cannot be read any more. */
  Optional<Pipeline> read(String definition) {
    return frozen.of(definition);
  }

  /** The steps of a definition in the order of running. */
  static List<StepLine> steps(Pipeline pipeline) {
    return steps(new FrozenPipeline(pipeline));
  }

  private static List<StepLine> steps(FrozenPipeline frozen) {
    List<StepLine> lines = new ArrayList<>();
    for (String name : frozen.dag().order()) {
      List<String> before = List.copyOf(frozen.dag().upstream(name));
      frozen
          .step(name)
          .ifPresent(step -> lines.add(new StepLine(name, step.verb(), step.about(), before)));
    }
    return lines;
  }

  /** Params as text. */
  static Map<String, String> texts(Map<String, Value> params) {
    Map<String, String> texts = new TreeMap<>();
    params.forEach((name, value) -> texts.put(name, ValueText.plain(value)));
    return texts;
  }
}
