package io.trainyard.executors.testing;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.run.AttemptOrder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Steps and their orders, with nothing said of what a test does not look at. */
public final class Steps {
  private static final long RUN = 1;
  private static final LocalDate RUN_DATE = LocalDate.of(2026, 1, 31);

  private Steps() {}

  public static Step step(
      SourceRef at, String name, String verb, List<Option> options, List<Output> outputs) {
    return new Step(
        name,
        verb,
        "",
        List.of(),
        options,
        outputs,
        List.of(),
        Set.of(),
        Retry.NONE,
        Optional.empty(),
        at);
  }

  public static Pipeline pipeline(List<Step> steps) {
    String version = "sha256:" + "0".repeat(64);
    return Pipeline.named("test").steps(steps).version(version).build();
  }

  /** The order to run the first of a pipeline's steps. */
  public static AttemptOrder order(
      long attempt, List<Step> steps, List<AttemptOrder.StepInput> inputs, Path folder) {
    return new AttemptOrder(
        RUN,
        attempt,
        "",
        1,
        1,
        pipeline(steps),
        steps.get(0),
        Map.of(),
        inputs,
        folder,
        RUN_DATE,
        Optional.empty(),
        "",
        "os:ada");
  }
}
