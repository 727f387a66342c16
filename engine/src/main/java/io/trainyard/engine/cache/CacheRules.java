package io.trainyard.engine.cache;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import java.util.Optional;
import java.util.Set;

/** Which steps an earlier result may stand for. Pure. */
public final class CacheRules {
  /** Verbs with effects outside the run, and those that only the Runner knows how to do. */
  private static final Set<String> NEVER =
      Set.of(
          "register",
          "approval",
          "deploy",
          "publish",
          "monitor",
          "notify",
          "cleanup",
          "call",
          "whicheverRan");

  private CacheRules() {}

  /** Whether an earlier result may stand for the step in this pipeline. */
  public static boolean mayReuse(Pipeline pipeline, Step step) {
    return refusal(pipeline, step).isEmpty();
  }

  /** Why the step always runs in this pipeline, as people read it; empty where it need not. */
  public static Optional<String> refusal(Pipeline pipeline, Step step) {
    return refusal(step).or(() -> cleanup(pipeline, step));
  }

  /** The same as far as the step alone tells. */
  static Optional<String> refusal(Step step) {
    if (NEVER.contains(step.verb())) {
      return Optional.of("`" + step.verb() + "` always runs");
    } else if (!step.policy().cache().on()) {
      return Optional.of("it says `cache none`");
    }
    return step.outputs().isEmpty()
        ? Optional.of("it makes nothing that could be kept")
        : Optional.empty();
  }

  /** What a cleanup took down after an earlier run is not there any more. */
  private static Optional<String> cleanup(Pipeline pipeline, Step step) {
    return pipeline.steps().stream()
        .filter(Dag::isCleanup)
        .filter(cleanup -> Dag.dependencies(cleanup).contains(step.name()))
        .findFirst()
        .map(cleanup -> "`" + cleanup.name() + "` takes down what it sets up");
  }
}
