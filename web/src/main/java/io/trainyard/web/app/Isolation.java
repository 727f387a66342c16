package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Step;
import java.util.Set;

/**
 * Which steps are done in a process of their own where there are workers: those whose blocks,
 * queries and native libraries could end, hang or fill the engine's process. Scripts are processes
 * already; what only changes the registry or an endpoint stays in the engine.
 */
final class Isolation {
  private static final Set<String> APART =
      Set.of(
          "collect",
          "validate",
          "transform",
          "split",
          "partition",
          "train",
          "tune",
          "evaluate",
          "explain",
          "compare",
          "predict",
          "decide",
          "publish",
          "step");

  /** What a step may be {@code using} that starts a process of its own. */
  private static final Set<String> SCRIPTS = Set.of("python", "shell");

  private Isolation() {}

  static boolean isNeeded(Step step) {
    return APART.contains(step.verb()) && !SCRIPTS.contains(step.using());
  }
}
