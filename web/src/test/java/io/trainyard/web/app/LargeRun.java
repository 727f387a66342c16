package io.trainyard.web.app;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineJson;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.ValueJson;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.FailureCause;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.RunState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a run of many steps into a home, as if it had run: layers of 100 steps, each after one.
 */
final class LargeRun {
  private static final int LAYER = 100;
  private static final int AT_ONCE = 200;

  private LargeRun() {}

  /** Writes the run; its last step failed. */
  static void write(HomeGraph graph, long number, int steps) throws Exception {
    Pipeline pipeline = pipeline(steps);
    String definition =
        graph
            .artifacts()
            .put(PipelineJson.writeLine(pipeline).getBytes(StandardCharsets.UTF_8))
            .digest()
            .toString();
    write(
        graph,
        number,
        List.of(
            new Fact(
                RunEvents.RUN_CREATED,
                new RunEvents.RunCreated(
                    pipeline.name(),
                    pipeline.version(),
                    definition,
                    "person",
                    ValueJson.write(Map.of()),
                    LocalDate.of(2026, 11, 21))),
            new Fact(RunEvents.RUN_STARTED, new RunEvents.RunStarted())));
    for (int from = 0; from < steps; from += AT_ONCE) {
      List<Fact> facts = new ArrayList<>();
      for (int i = from; i < Math.min(steps, from + AT_ONCE); i++) {
        facts.addAll(attempt(number * 1_000_000 + i, i, i == steps - 1));
      }
      write(graph, number, facts);
    }
    write(
        graph,
        number,
        List.of(
            new Fact(
                RunEvents.RUN_ENDED, new RunEvents.RunEnded(RunState.FAILED, "the last failed"))));
  }

  private record Fact(String kind, Record facts) {}

  private static void write(HomeGraph graph, long run, List<Fact> facts) throws Exception {
    graph
        .journal()
        .write(
            facts.stream()
                .map(fact -> new NewEvent(fact.kind, "os:ada", run, EventJson.write(fact.facts)))
                .toList());
  }

  private static List<Fact> attempt(long id, int step, boolean isBad) {
    Instant due = Instant.parse("2026-11-21T06:00:00Z").plusSeconds(step / LAYER);
    return List.of(
        new Fact(
            RunEvents.ATTEMPT_CREATED, new RunEvents.AttemptCreated(id, name(step), "", 1, due)),
        new Fact(RunEvents.ATTEMPT_STARTED, new RunEvents.AttemptStarted(id, id, List.of())),
        new Fact(
            RunEvents.ATTEMPT_ENDED,
            new RunEvents.AttemptEnded(
                id,
                id,
                isBad ? AttemptState.FAILED : AttemptState.SUCCEEDED,
                isBad ? FailureCause.ERROR : null,
                isBad ? "it does not fit" : "",
                false,
                7L,
                Map.of("auc", 0.8),
                List.of(),
                Map.of(
                    "data",
                    new RunEvents.Made(
                        name(step) + ".data",
                        "table",
                        Digest.of(name(step)).toString(),
                        10,
                        Map.of("rows", "7"))),
                null,
                null,
                null)));
  }

  private static String name(int step) {
    return "step" + step;
  }

  private static Pipeline pipeline(int count) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      steps.add(
          new Step(
              name(i),
              i < LAYER ? "collect" : "transform",
              "",
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              i < LAYER ? Set.of() : Set.of(name(i - LAYER)),
              Retry.NONE,
              Optional.empty(),
              new SourceRef("large.groovy", i + 1, 1)));
    }
    return Pipeline.named("large").steps(steps).version("sha256:" + "0".repeat(64)).build();
  }
}
