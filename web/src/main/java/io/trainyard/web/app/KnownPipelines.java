package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.ValueText;
import io.trainyard.engine.registry.PipelineVersion;
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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The pipelines of a home: those that runs are started from, and those that ran. */
final class KnownPipelines implements PipelinesDesk {
  private static final int MOST_VERSIONS = 1_000;
  private final HomeGraph graph;
  private final Starting starting;
  private final Definitions definitions;
  private final Planning planning;

  /**
   * A version that can be looked at and started.
   *
   * @param lastRun of this version, or of the pipeline where it has not run; empty where none has
   */
  private record Known(
      String pipeline, String version, String definition, String folder, Optional<Run> lastRun) {
    static Known of(Run run) {
      return new Known(
          run.pipeline(), run.version(), run.definition(), run.folder(), Optional.of(run));
    }

    static Known of(PipelineVersion taken, Optional<Run> lastRun) {
      return new Known(
          taken.pipeline(),
          taken.version(),
          taken.definition().toString(),
          taken.folder(),
          lastRun);
    }
  }

  KnownPipelines(HomeGraph graph, Starting starting, Definitions definitions, Planning planning) {
    this.graph = graph;
    this.starting = starting;
    this.definitions = definitions;
    this.planning = planning;
  }

  @Override
  public List<PipelineView> pipelines() {
    Map<String, Known> known = new TreeMap<>();
    graph.search().pipelines().forEach(run -> known.put(run.pipeline(), Known.of(run)));
    for (PipelineVersion taken : graph.versions().current()) {
      Optional<Run> lastRun =
          Optional.ofNullable(known.get(taken.pipeline())).flatMap(Known::lastRun);
      known.put(taken.pipeline(), Known.of(taken, lastRun));
    }
    return known.values().stream().flatMap(each -> view(each).stream()).toList();
  }

  @Override
  public PipelineView pipeline(String name) {
    Known known = known(name, null);
    return view(known).orElseThrow(() -> gone(known));
  }

  private Optional<PipelineView> view(Known known) {
    return definitions
        .read(known.definition())
        .map(
            pipeline ->
                new PipelineView(
                    known.pipeline(),
                    pipeline.about(),
                    pipeline.owner(),
                    pipeline.tags(),
                    pipeline.params().stream().map(KnownPipelines::view).toList(),
                    known.version(),
                    known.lastRun().map(Run::number).orElse(null)));
  }

  private static PipelineView.Parameter view(Param param) {
    Optional<String> standard =
        param.personal() ? Optional.empty() : param.otherwise().map(ValueText::plain);
    return new PipelineView.Parameter(
        param.name(), param.type().word(), param.otherwise().isEmpty(), standard.orElse(null));
  }

  @Override
  public List<PipelineView.Version> versions(String name) {
    Map<String, PipelineView.Version> versions = new LinkedHashMap<>();
    for (PipelineVersion taken : graph.versions().of(name, MOST_VERSIONS)) {
      versions.putIfAbsent(
          taken.version(), new PipelineView.Version(taken.version(), null, taken.taken()));
    }
    for (Run run : graph.search().versions(name, MOST_VERSIONS)) {
      versions.merge(
          run.version(),
          new PipelineView.Version(run.version(), run.number(), run.created()),
          (taken, ran) -> new PipelineView.Version(taken.version(), ran.lastRun(), taken.since()));
    }
    if (versions.isEmpty()) {
      throw unknown(name);
    }
    return versions.values().stream()
        .sorted(Comparator.comparing(PipelineView.Version::since).reversed())
        .toList();
  }

  @Override
  public List<RunOrder.File> source(String name, String version) {
    return Orders.files(definition(known(name, version)));
  }

  @Override
  public List<StepLine> graph(String name, String version) {
    return Definitions.steps(definition(known(name, version)));
  }

  @Override
  public long start(String name, RunStart start, Asking asking) {
    return starting.start(order(name, start), asking);
  }

  @Override
  public PlanView plan(String name, RunStart start) {
    return planning.plan(new PlanOrder(order(name, start), null));
  }

  /** The files of the version, as if they were sent. */
  private RunOrder order(String name, RunStart start) {
    Known known = known(name, start.version());
    Map<String, String> params = start.params();
    return new RunOrder(
        Orders.files(definition(known)),
        known.folder(),
        params == null ? Map.of() : params,
        start.day(),
        start.fresh());
  }

  private Pipeline definition(Known known) {
    return definitions.read(known.definition()).orElseThrow(() -> gone(known));
  }

  /** A version; where none is named, the one that runs are started from, else the one that ran. */
  private Known known(String name, @Nullable String version) {
    Optional<Known> taken =
        graph.versions().of(name, MOST_VERSIONS).stream()
            .filter(each -> version == null || each.version().equals(version))
            .findFirst()
            .map(each -> Known.of(each, latest(name)));
    return taken.or(() -> ran(name, version)).orElseThrow(() -> unknown(name));
  }

  private Optional<Known> ran(String name, @Nullable String version) {
    return version == null
        ? latest(name).map(Known::of)
        : graph.search().versions(name, MOST_VERSIONS).stream()
            .filter(run -> run.version().equals(version))
            .findFirst()
            .map(Known::of);
  }

  private Optional<Run> latest(String name) {
    return graph.search().find(RunFilter.ofPipeline(name), 1).stream().findFirst();
  }

  private Problem unknown(String name) {
    if (graph.served().isReading()) {
      return Problem.of(
              503, "'%s' is not known yet: the folder is still being read.".formatted(name))
          .fix("Ask again in a moment.");
    }
    return Problem.notFound("no such version of a pipeline '" + name + "' is known here.")
        .fix("Send it by trainyard push FILE, or put its file into the folder that is served.");
  }

  private static Problem gone(Known known) {
    return Problem.of(
        410,
        "the definition of version %s of '%s' is not there any more."
            .formatted(known.version(), known.pipeline()));
  }
}
