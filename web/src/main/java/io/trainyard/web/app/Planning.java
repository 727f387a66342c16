package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.why.PipelineEdit;
import io.trainyard.engine.why.PlannedRun;
import io.trainyard.engine.why.RunPlan;
import io.trainyard.engine.why.RunPlanner;
import io.trainyard.web.api.PlanOrder;
import io.trainyard.web.api.PlanView;
import io.trainyard.web.api.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes plans of orders; nothing is started. Thread-safe. */
final class Planning {
  /** Runs among which a version is looked for. */
  private static final int MOST_RUNS = 1_000;

  private final HomeGraph graph;
  private final Starting starting;
  private final Definitions definitions;
  private final StepTimes times;

  Planning(HomeGraph graph, Starting starting, Definitions definitions) {
    this.graph = graph;
    this.starting = starting;
    this.definitions = definitions;
    this.times = new StepTimes(graph.runs());
  }

  PlanView plan(PlanOrder order) {
    PlannedRun run = starting.read(order.order());
    try {
      RunPlan plan = RunPlanner.plan(run, new Foreseen(run.pipeline().name(), graph, times));
      return new PlanView(plan, edit(order.against(), run.pipeline()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(503, "the server is stopping.");
    }
  }

  private List<String> edit(@Nullable String against, Pipeline pipeline) {
    return against == null
        ? List.of()
        : PipelineEdit.between(earlier(against, pipeline.name()), pipeline);
  }

  /** A version that a run of this home has had. */
  private Pipeline earlier(String reference, String name) {
    Optional<Run> run =
        reference.matches("[0-9]{1,18}")
            ? graph.runs().run(Long.parseLong(reference))
            : graph.runs().latest(name, MOST_RUNS).stream()
                .filter(each -> each.version().startsWith(reference))
                .findFirst();
    return run.flatMap(definitions::pipeline)
        .orElseThrow(
            () ->
                Problem.notFound(
                    "there is no run "
                        + reference
                        + ", and no run of '"
                        + name
                        + "' has had such a version."));
  }
}
