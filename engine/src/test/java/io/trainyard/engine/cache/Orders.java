package io.trainyard.engine.cache;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.AttemptOrder.StepInput;
import io.trainyard.engine.testing.Definitions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders of attempts, each with only what a test is about. */
final class Orders {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 31);

  private Orders() {}

  static AttemptOrder of(Step step, StepInput... inputs) {
    return of(1, Definitions.pipeline("p", step), step, inputs);
  }

  static AttemptOrder of(long attempt, Pipeline pipeline, Step step, StepInput... inputs) {
    return new AttemptOrder(
        attempt + 100,
        attempt,
        "",
        1,
        attempt,
        pipeline,
        step,
        Map.of(),
        List.of(inputs),
        Path.of("/"),
        DAY,
        Optional.<Duration>empty(),
        "",
        "os:ada");
  }

  static StepInput table(String name, String content) {
    return new StepInput(name, Optional.of(artifact(content)), Optional.empty(), "");
  }

  static StepInput value(String name, Value value) {
    return new StepInput(name, Optional.empty(), Optional.of(value), "");
  }

  static Artifact artifact(String content) {
    return new Artifact("x.data", "table", Digest.of(content), content.length(), Map.of());
  }
}
