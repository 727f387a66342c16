package io.trainyard.pipelines.bench;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A workload as a pipeline of the engine: steps that need each other and hand nothing on. */
final class Definition {
  /** The verb of a step that does nothing, and of one that starts a process. */
  static final String NOTHING = "step";

  static final String PROCESS = "process";

  private Definition() {}

  static Pipeline of(Workload workload) {
    String verb = workload.startsProcesses() ? PROCESS : NOTHING;
    List<Step> steps = new ArrayList<>();
    for (int[] parents : workload.parents()) {
      steps.add(step(steps.size(), verb, parents));
    }
    return new Pipeline(
        workload.name().toLowerCase(java.util.Locale.ROOT),
        "",
        "",
        List.of(),
        List.of(),
        List.of(),
        steps,
        List.of(),
        Digest.of(workload.name()).toString());
  }

  static String name(int step) {
    return "step" + step;
  }

  private static Step step(int number, String verb, int[] parents) {
    Set<String> needs = new TreeSet<>();
    for (int parent : parents) {
      needs.add(name(parent));
    }
    return new Step(
        name(number),
        verb,
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        needs,
        Retry.NONE,
        Optional.empty(),
        SourceRef.NONE);
  }
}
