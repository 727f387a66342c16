package io.trainyard.pipelines.bench;

import io.trainyard.dsl.PipelineLoader;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineJson;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** A workload as a pipeline of the engine: steps that need each other and hand nothing on. */
final class Definition {
  /** The verb of a step that does nothing, and of one that starts a process. */
  static final String NOTHING = "step";

  static final String PROCESS = "process";

  private Definition() {}

  private static final String EACH =
      """
      pipeline('each') {
          def keys = list(between(1, 10_000))
          def work = step(each(keys)) { using shell('nothing.sh') }
          step { needs work; using shell('nothing.sh') }
      }
      """;

  /**
   * Where the pipeline comes from: what is to be read is read by the call.
   *
   * @param folder for a file, where one is read
   */
  static Callable<Pipeline> of(Workload workload, Path folder) throws IOException {
    if (workload == Workload.W5_EACH) {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("nothing.sh"), "true\n");
      Path file = Files.writeString(folder.resolve("each.groovy"), EACH);
      return () -> PipelineLoader.plain().load(file).pipeline().orElseThrow();
    }
    Pipeline built = of(workload);
    if (workload == Workload.W5_TEXT) {
      String text = PipelineJson.write(built);
      return () -> PipelineJson.read(text);
    }
    return () -> built;
  }

  private static Pipeline of(Workload workload) {
    String verb = workload.startsProcesses() ? PROCESS : NOTHING;
    List<Step> steps = new ArrayList<>();
    for (int[] parents : workload.parents()) {
      steps.add(step(steps.size(), verb, parents));
    }
    return Pipeline.named(workload.name().toLowerCase(Locale.ROOT))
        .steps(steps)
        .version(Digest.of(workload.name()).toString())
        .build();
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
