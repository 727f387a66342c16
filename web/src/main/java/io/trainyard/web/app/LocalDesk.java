package io.trainyard.web.app;

import io.trainyard.engine.registry.ModelVersion;
import io.trainyard.engine.registry.Registry;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunFilter;
import io.trainyard.engine.run.Runner;
import io.trainyard.engine.run.Runs;
import io.trainyard.engine.schedule.LateEvents;
import io.trainyard.executors.place.WrittenOutput;
import io.trainyard.web.api.ApprovalAnswer;
import io.trainyard.web.api.ApprovalView;
import io.trainyard.web.api.Asking;
import io.trainyard.web.api.AttemptView;
import io.trainyard.web.api.AuditDesk;
import io.trainyard.web.api.BackfillsDesk;
import io.trainyard.web.api.CancelOrder;
import io.trainyard.web.api.Desk;
import io.trainyard.web.api.EndpointView;
import io.trainyard.web.api.Follower;
import io.trainyard.web.api.HomeView;
import io.trainyard.web.api.KeyDesk;
import io.trainyard.web.api.LineageView;
import io.trainyard.web.api.ModelView;
import io.trainyard.web.api.NotificationView;
import io.trainyard.web.api.OutputView;
import io.trainyard.web.api.PlanOrder;
import io.trainyard.web.api.PlanView;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.RerunOrder;
import io.trainyard.web.api.RerunView;
import io.trainyard.web.api.RunOrder;
import io.trainyard.web.api.RunSummary;
import io.trainyard.web.api.RunView;
import io.trainyard.web.api.SchedulesDesk;
import io.trainyard.web.api.ServerDesks;
import io.trainyard.web.api.StartedBy;
import io.trainyard.web.api.TriggersDesk;
import io.trainyard.web.api.VersionView;
import io.trainyard.web.api.VersionsDesk;
import io.trainyard.web.api.WhyView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The desk of the process that holds the home. Closing it gives the home back. */
final class LocalDesk implements Desk {
  private final HeldHome held;
  private final HomeGraph graph;
  private final Definitions definitions;
  private final Starting starting;
  private final RunActions actions;
  private final Planning planning;
  private final Instant since;

  LocalDesk(HeldHome held, Instant since) {
    this.held = held;
    this.graph = held.graph();
    this.definitions = new Definitions(graph.frozen());
    this.starting = new Starting(graph, held::folder);
    this.actions = new RunActions(graph, starting);
    this.planning = new Planning(graph, starting, definitions);
    this.since = since;
  }

  @Override
  public List<RunSummary> runs(RunFilter filter, int limit) {
    return graph.search().find(filter, limit).stream().map(LocalDesk::summary).toList();
  }

  @Override
  public RunView run(long number) {
    Run run = require(number);
    if (!run.state().isDone()) {
      graph.requireNotAbandoned(number);
    }
    List<Attempt> attempts = graph.runs().attempts(number);
    return new RunView(
        summary(run),
        definitions.file(run).orElse(null),
        definitions.steps(run),
        attempts.stream().map(AttemptView::of).toList(),
        versionsOf(number),
        endpoints().stream().filter(endpoint -> endpoint.run() == number).toList());
  }

  @Override
  public WhyView why(long number) {
    Run run = require(number);
    return new WhyQuery(graph, definitions)
        .of(run)
        .map(steps -> new WhyView(summary(run), startedBy(number), steps, late(number)))
        .orElseThrow(
            () -> Problem.notFound("the definition of run " + number + " is not there any more."));
  }

  private @Nullable StartedBy startedBy(long run) {
    return graph
        .listening()
        .triggers()
        .cause(run)
        .map(cause -> new StartedBy(cause.trigger(), cause.event(), cause.count()))
        .orElse(null);
  }

  private List<String> late(long run) {
    return graph.readers().lateness().ofRun(run).stream().map(LateEvents.Late::because).toList();
  }

  @Override
  public PlanView plan(PlanOrder order) {
    return planning.plan(order);
  }

  private static RunSummary summary(Run run) {
    return RunSummary.of(run, Definitions.texts(run.params()));
  }

  private Run require(long number) {
    return graph
        .runs()
        .run(number)
        .orElseThrow(() -> Problem.notFound("there is no run " + number + "."));
  }

  private List<VersionView> versionsOf(long run) {
    Registry registry = graph.registry();
    return registry.models().stream()
        .flatMap(model -> registry.versions(model).stream())
        .filter(version -> version.run() == run)
        .map(VersionView::of)
        .toList();
  }

  @Override
  public long start(RunOrder order, Asking asking) {
    return starting.start(order, asking);
  }

  @Override
  public RunSummary cancel(long number, CancelOrder order, String actor) {
    return summary(actions.cancel(require(number), order.by(actor)));
  }

  @Override
  public RunSummary pause(long number, String actor) {
    return summary(actions.pause(require(number), actor));
  }

  @Override
  public RunSummary resume(long number, String actor) {
    return summary(actions.resume(require(number), actor));
  }

  @Override
  public RerunView rerun(long number, RerunOrder order, String actor) {
    return actions.rerun(require(number), order, actor);
  }

  @Override
  public List<ApprovalView> approvals(long run) {
    require(run);
    return graph.approvals().ofRun(run).stream().map(ApprovalView::of).toList();
  }

  @Override
  public void approve(long run, ApprovalAnswer answer, String actor) {
    require(run);
    new Approving(graph).answer(run, answer, actor);
  }

  @Override
  public RunView follow(long number, Follower follower) throws InterruptedException {
    long last = number;
    Optional<Long> next = Optional.of(number);
    while (next.isPresent()) {
      last = next.get();
      followOne(last, follower);
      next = graph.runner().retriedBy(last);
    }
    return run(last);
  }

  private void followOne(long number, Follower follower) throws InterruptedException {
    Runner runner = graph.runner();
    Following following = new Following(number, follower);
    runner.addListener(following);
    try {
      following.begin(run(number));
      runner.await(number);
    } finally {
      runner.removeListener(following);
    }
  }

  @Override
  public List<OutputView> output(long run, @Nullable String step) {
    Runs runs = graph.runs();
    require(run);
    List<OutputView> outputs =
        runs.attempts(run).stream()
            .filter(attempt -> step == null || attempt.step().equals(step))
            .map(this::output)
            .toList();
    if (step != null && outputs.isEmpty()) {
      throw Problem.notFound("run " + run + " has no attempt of a step '" + step + "'.");
    }
    return outputs;
  }

  private OutputView output(Attempt attempt) {
    try (WrittenOutput written =
        WrittenOutput.of(held.home().output(), attempt.run(), attempt.id())) {
      // What programs print need not be UTF-8; what is not becomes a replacement character.
      String text = new String(written.whole(), StandardCharsets.UTF_8);
      return new OutputView(attempt.step(), attempt.key(), attempt.tryNumber(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<ModelView> models() {
    return graph.registry().models().stream().map(this::view).toList();
  }

  @Override
  public ModelView model(String name) {
    ModelView model = view(name);
    if (model.versions().isEmpty()) {
      List<String> known = graph.registry().models();
      throw Problem.notFound(
          known.isEmpty()
              ? "there is no model '" + name + "': none is registered yet."
              : "there is no model '" + name + "': there are " + String.join(", ", known) + ".");
    }
    return model;
  }

  private ModelView view(String name) {
    List<ModelVersion> versions = graph.registry().versions(name);
    return new ModelView(
        name,
        versions.stream().map(VersionView::of).toList(),
        graph.registry().history(name).stream().map(ModelView.Move::of).toList());
  }

  @Override
  public List<EndpointView> endpoints() {
    return graph.deployments().endpoints().stream().map(EndpointView::of).toList();
  }

  @Override
  public LineageView lineage(String of) {
    return new LineageQuery(graph).find(of);
  }

  @Override
  public VersionsDesk versions() {
    return new LocalVersions(graph.served(), starting, held.folder());
  }

  /** What the server answers beyond the desk. */
  ServerDesks server() {
    return new ServerDesks(
        new KnownPipelines(graph, starting, definitions, planning),
        new MadeArtifacts(graph),
        new WrittenLogs(graph, held.home().output()),
        graph.events(),
        (pipelines, state, before, limit) ->
            graph.readers().notifications().latest(pipelines, state, before, limit).stream()
                .map(NotificationView::of)
                .toList(),
        number -> graph.runs().run(number).map(Run::pipeline),
        new Metrics(graph),
        graph.access()::role);
  }

  @Override
  public HomeView home() {
    return new HomeView(
        held.home().folder().toString(),
        ProcessHandle.current().pid(),
        since,
        graph.recovery(),
        FolderSize.bytes(held.home().log()),
        graph.events().last());
  }

  @Override
  public KeyDesk keys() {
    return graph.access().desk();
  }

  @Override
  public BackfillsDesk backfills() {
    return new LocalBackfills(graph, starting);
  }

  @Override
  public SchedulesDesk schedules() {
    return new LocalSchedules(
        graph.schedules(), graph.readers().lateness(), graph::nextFires, graph.journal());
  }

  @Override
  public TriggersDesk triggers() {
    return new LocalTriggers(graph.listening().triggers());
  }

  @Override
  public AuditDesk audit() {
    return graph.access().audit();
  }

  @Override
  public void close() {
    held.close();
  }
}
