package io.trainyard.dsl.check;

import io.trainyard.dsl.words.FileRef;
import io.trainyard.dsl.words.MetricsRef;
import io.trainyard.dsl.words.ModelRef;
import io.trainyard.dsl.words.ReleaseRef;
import io.trainyard.dsl.words.ReportRef;
import io.trainyard.dsl.words.TableRef;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a called pipeline makes: the main output of each of its steps, named as the step. */
final class CalledOutputs {
  private static final Map<ArtifactKind, Class<?>> TYPES =
      Map.of(
          ArtifactKind.TABLE, TableRef.class,
          ArtifactKind.MODEL, ModelRef.class,
          ArtifactKind.METRICS, MetricsRef.class,
          ArtifactKind.REPORT, ReportRef.class,
          ArtifactKind.RELEASE, ReleaseRef.class,
          ArtifactKind.FILE, FileRef.class);

  private CalledOutputs() {}

  /** A step that runs once for every item makes no one thing, so it is none of them. */
  static Symbol.Made of(Pipeline called) {
    List<Output> outputs = new ArrayList<>();
    Map<String, Class<?>> dotted = new LinkedHashMap<>();
    for (Step step : called.steps()) {
      Optional<Class<?>> type = main(step).map(output -> TYPES.get(output.kind()));
      if (type.isPresent() && !step.isFannedOut()) {
        outputs.add(new Output(step.name(), main(step).get().kind()));
        dotted.put(step.name(), type.get());
      }
    }
    return new Symbol.Made(outputs, dotted, Optional.empty());
  }

  static Optional<Output> main(Step step) {
    return step.outputs().stream().findFirst();
  }
}
