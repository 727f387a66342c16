package io.trainyard.web.app;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineJson;
import io.trainyard.engine.pipeline.UnreadableDefinition;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.ValueText;
import io.trainyard.engine.run.Run;
import io.trainyard.web.api.RunView.StepLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The frozen definitions of runs; those that were read last are kept. Thread-safe. */
final class Definitions {
  private static final int KEPT = 256;
  private final ArtifactStore artifacts;
  private final Map<String, Pipeline> kept =
      Collections.synchronizedMap(
          new LinkedHashMap<>(KEPT, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Pipeline> eldest) {
              return size() > KEPT;
            }
          });

  Definitions(ArtifactStore artifacts) {
    this.artifacts = artifacts;
  }

  /** The run's steps in the order of running; none where the definition cannot be read any more. */
  List<StepLine> steps(Run run) {
    return pipeline(run).map(Definitions::steps).orElse(List.of());
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
    Optional<Pipeline> known = Optional.ofNullable(kept.get(definition));
    return known.isPresent() ? known : load(definition);
  }

  private Optional<Pipeline> load(String definition) {
    try {
      byte[] json = artifacts.bytes(Digest.parse(definition));
      Pipeline pipeline = PipelineJson.read(new String(json, StandardCharsets.UTF_8));
      kept.put(definition, pipeline);
      return Optional.of(pipeline);
    } catch (IOException | UnreadableDefinition e) {
      return Optional.empty();
    }
  }

  /** The steps of a definition in the order of running. */
  static List<StepLine> steps(Pipeline pipeline) {
    Dag dag = Dag.of(pipeline.steps());
    List<StepLine> lines = new ArrayList<>();
    for (String name : dag.order()) {
      pipeline
          .step(name)
          .ifPresent(
              step ->
                  lines.add(
                      new StepLine(
                          name, step.verb(), step.about(), List.copyOf(dag.upstream(name)))));
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
