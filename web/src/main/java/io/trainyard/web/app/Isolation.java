package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.Values;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

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

  /**
   * Of these, the ones that run nothing but our own code and start no process, unless a block says
   * otherwise. Models may have been made by scripts, so what uses one is not among them.
   */
  private static final Set<String> PLAIN =
      Set.of("collect", "validate", "transform", "split", "partition", "publish");

  private Isolation() {}

  /** Whether a process that has done another step may do this one, and others after it. */
  static boolean mayShare(Step step) {
    return PLAIN.contains(step.verb()) && step.using().isEmpty() && !hasBlock(step);
  }

  private static boolean hasBlock(Step step) {
    AtomicBoolean found = new AtomicBoolean();
    step.options().stream()
        .flatMap(option -> option.values().stream())
        .forEach(
            value ->
                Values.visit(
                    value,
                    part -> {
                      if (part instanceof Value.Code) {
                        found.set(true);
                      }
                    }));
    return found.get();
  }

  static boolean isNeeded(Step step) {
    return APART.contains(step.verb()) && !SCRIPTS.contains(step.using());
  }
}
