package io.trainyard.web.app;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineJson;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.ValueJson;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.FailureCause;
import io.trainyard.engine.run.MetricEvents;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.testing.Definitions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Writes runs of some pipelines into a home, as if they had run, with curves of their steps. */
final class ManyRuns {
  static final int STEPS = 3;
  private static final int PIPELINES = 20;
  private static final Instant DUE = Instant.parse("2026-11-21T06:00:00Z");

  private final HomeGraph graph;
  private final List<String> definitions = new ArrayList<>();

  ManyRuns(HomeGraph graph) throws Exception {
    this.graph = graph;
    for (int i = 0; i < PIPELINES; i++) {
      Step[] steps =
          IntStream.range(0, STEPS)
              .mapToObj(s -> Definitions.step("s" + s).build())
              .toArray(Step[]::new);
      Pipeline pipeline = Definitions.pipeline("p" + i, steps);
      byte[] line = PipelineJson.writeLine(pipeline).getBytes(StandardCharsets.UTF_8);
      definitions.add(graph.artifacts().put(line).digest().toString());
    }
  }

  /** Runs of these numbers; each hundredth failed. */
  void write(long from, long to) {
    CompletableFuture<Long> last = CompletableFuture.completedFuture(0L);
    for (long run = from; run <= to; run++) {
      last = graph.journal().append(run(run));
    }
    last.join();
  }

  /** Points of one curve of the first step of each of so many runs. */
  void measure(int runs, int points) {
    CompletableFuture<Long> last = CompletableFuture.completedFuture(0L);
    for (long run = 1; run <= runs; run++) {
      List<Double> x = IntStream.range(0, points).mapToObj(i -> (double) i).toList();
      List<Double> values = Collections.nCopies(points, 0.25);
      MetricEvents.AttemptMetrics metrics =
          new MetricEvents.AttemptMetrics(
              run * STEPS, List.of(new MetricEvents.Points("loss", x, values)));
      last = graph.journal().append(List.of(event(MetricEvents.ATTEMPT_METRICS, run, metrics)));
    }
    last.join();
  }

  private List<NewEvent> run(long run) {
    int pipeline = (int) (run % PIPELINES);
    boolean isBad = run % 100 == 0;
    List<NewEvent> events = new ArrayList<>();
    events.add(
        event(
            RunEvents.RUN_CREATED,
            run,
            new RunEvents.RunCreated(
                "p" + pipeline,
                "sha256:" + "0".repeat(64),
                definitions.get(pipeline),
                "schedule",
                ValueJson.write(Map.of()),
                LocalDate.of(2026, 11, 21))));
    events.add(event(RunEvents.RUN_STARTED, run, new RunEvents.RunStarted()));
    for (int step = 0; step < STEPS; step++) {
      attempt(events, run, step, isBad && step == STEPS - 1);
    }
    RunState state = isBad ? RunState.FAILED : RunState.SUCCEEDED;
    String why = isBad ? "the last failed" : "";
    events.add(event(RunEvents.RUN_ENDED, run, new RunEvents.RunEnded(state, why)));
    return events;
  }

  private static void attempt(List<NewEvent> events, long run, int step, boolean isBad) {
    long id = run * STEPS + step;
    String name = "s" + step;
    events.add(
        event(RunEvents.ATTEMPT_CREATED, run, new RunEvents.AttemptCreated(id, name, "", 1, DUE)));
    events.add(
        event(RunEvents.ATTEMPT_STARTED, run, new RunEvents.AttemptStarted(id, id, List.of())));
    events.add(
        event(
            RunEvents.ATTEMPT_ENDED,
            run,
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
                Map.of("data", made(name)),
                null,
                null,
                null)));
  }

  private static RunEvents.Made made(String step) {
    return new RunEvents.Made(
        step + ".data", "table", Digest.of(step).toString(), 10, Map.of("rows", "7"));
  }

  private static NewEvent event(String kind, long run, Record facts) {
    return new NewEvent(kind, "os:ada", run, EventJson.write(facts));
  }
}
