package io.trainyard.executors.place;

import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.run.AttemptOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The order that a worker gives itself before one comes: what it makes is thrown away, but what
 * most steps need is loaded then.
 */
final class Rehearsal {
  private Rehearsal() {}

  static WorkerOrder of(Step step, Path aside) {
    Pipeline pipeline = Pipeline.named("rehearsal").steps(step).build();
    AttemptOrder attempt =
        new AttemptOrder(
            1,
            1,
            "",
            1,
            1,
            pipeline,
            step,
            Map.of(),
            List.of(),
            aside,
            LocalDate.EPOCH,
            Optional.empty(),
            "",
            "");
    HomeSettings settings = new HomeSettings(Map.of(), Map.of());
    return new WorkerOrder(attempt, aside, settings, Map.of(), Duration.ofSeconds(1), false);
  }
}
