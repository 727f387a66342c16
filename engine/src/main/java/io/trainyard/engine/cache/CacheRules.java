package io.trainyard.engine.cache;

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
    return refusal(TakenDown.in(pipeline), step);
  }

  /** The same, of a pipeline whose cleanups are known. */
  public static Optional<String> refusal(TakenDown takenDown, Step step) {
    return refusal(step)
        .or(() -> takenDown.by(step).map(name -> "`" + name + "` takes down what it sets up"));
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
}
