package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.ValueText;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunFilter;
import io.trainyard.web.api.Asking;
import io.trainyard.web.api.PipelineView;
import io.trainyard.web.api.PipelinesDesk;
import io.trainyard.web.api.PlanOrder;
import io.trainyard.web.api.PlanView;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.RunOrder;
import io.trainyard.web.api.RunStart;
import io.trainyard.web.api.RunView.StepLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pipelines that ran in a home, by the definitions that their runs were frozen with. */
final class KnownPipelines implements PipelinesDesk {
  private static final int MOST_VERSIONS = 1_000;
  private final HomeGraph graph;
  private final Starting starting;
  private final Definitions definitions;

  KnownPipelines(HomeGraph graph, Starting starting, Definitions definitions) {
    this.graph = graph;
    this.starting = starting;
    this.definitions = definitions;
  }

  @Override
  public List<PipelineView> pipelines() {
    return graph.search().pipelines().stream().flatMap(run -> view(run).stream()).toList();
  }

  @Override
  public PipelineView pipeline(String name) {
    Run run = latest(name, null);
    return view(run).orElseThrow(() -> gone(run));
  }

  private Optional<PipelineView> view(Run run) {
    return definitions
        .pipeline(run)
        .map(
            pipeline ->
                new PipelineView(
                    run.pipeline(),
                    pipeline.about(),
                    pipeline.owner(),
                    pipeline.tags(),
                    pipeline.params().stream().map(KnownPipelines::view).toList(),
                    run.version(),
                    run.number()));
  }

  private static PipelineView.Parameter view(Param param) {
    Optional<String> standard =
        param.personal() ? Optional.empty() : param.otherwise().map(ValueText::plain);
    return new PipelineView.Parameter(
        param.name(), param.type().word(), param.otherwise().isEmpty(), standard.orElse(null));
  }

  @Override
  public List<PipelineView.Version> versions(String name) {
    List<Run> runs = graph.search().versions(name, MOST_VERSIONS);
    if (runs.isEmpty()) {
      throw unknown(name);
    }
    return runs.stream()
        .map(run -> new PipelineView.Version(run.version(), run.number(), run.created()))
        .toList();
  }

  @Override
  public List<RunOrder.File> source(String name, String version) {
    return Orders.files(definition(latest(name, version)));
  }

  @Override
  public List<StepLine> graph(String name, String version) {
    return Definitions.steps(definition(latest(name, version)));
  }

  @Override
  public long start(String name, RunStart start, Asking asking) {
    return starting.start(order(name, start), asking);
  }

  @Override
  public PlanView plan(String name, RunStart start) {
    return new Planning(graph, starting, definitions).plan(new PlanOrder(order(name, start), null));
  }

  /** The files of the version, as if they were sent. */
  private RunOrder order(String name, RunStart start) {
    Run run = latest(name, start.version());
    Map<String, String> params = start.params();
    return new RunOrder(
        Orders.files(definition(run)),
        run.folder(),
        params == null ? Map.of() : params,
        start.day(),
        start.fresh());
  }

  private Pipeline definition(Run run) {
    return definitions.pipeline(run).orElseThrow(() -> gone(run));
  }

  private Run latest(String name, @Nullable String version) {
    List<Run> runs =
        version == null
            ? graph.search().find(RunFilter.ofPipeline(name), 1)
            : graph.search().versions(name, MOST_VERSIONS).stream()
                .filter(run -> run.version().equals(version))
                .toList();
    return runs.stream().findFirst().orElseThrow(() -> unknown(name));
  }

  private static Problem unknown(String name) {
    return Problem.notFound("no such version of a pipeline '" + name + "' has run here.")
        .fix("Start it once by POST /api/v1/runs, or by trainyard run.");
  }

  private static Problem gone(Run run) {
    return Problem.of(410, "the definition of run " + run.number() + " is not there any more.");
  }
}
