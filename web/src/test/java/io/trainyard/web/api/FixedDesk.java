package io.trainyard.web.api;

import io.trainyard.engine.check.Finding;
import io.trainyard.engine.check.Severity;
import io.trainyard.engine.lineage.DataLineage;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.RerunPlan;
import io.trainyard.engine.run.RunFilter;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.why.Change;
import io.trainyard.engine.why.Forecast;
import io.trainyard.engine.why.RunPlan;
import io.trainyard.engine.why.StepForecast;
import io.trainyard.engine.why.StepWhy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A desk that always tells of the same run, and remembers what it was asked. */
public final class FixedDesk implements Desk {
  private static final Instant TEN = Instant.parse("2026-11-21T10:00:00Z");
  final List<RunOrder> orders = new ArrayList<>();
  final List<RerunOrder> reruns = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  final List<RunFilter> filters = new ArrayList<>();

  static final AttemptView ATTEMPT =
      new AttemptView(
          7,
          "model",
          "",
          2,
          AttemptState.SUCCEEDED,
          null,
          "",
          TEN,
          TEN.plusMillis(3_100),
          5_634L,
          Map.of("auc", 0.8421),
          List.of(
              new Finding(
                  "present",
                  "tenure",
                  false,
                  Severity.WARNING,
                  "3",
                  "0",
                  "3 rows lack it",
                  Optional.of(3L))),
          List.of(new ArtifactView("model.model", "model", "sha256:ab", 12, Map.of("rows", "1"))),
          null);

  static final RunView RUN =
      new RunView(
          new RunSummary(
              12,
              "churn",
              "sha256:cd",
              RunState.SUCCEEDED,
              "",
              "person",
              "os:ada",
              "2026-11-21",
              Map.of("share", "0.2"),
              TEN,
              TEN,
              TEN.plusMillis(9_800),
              Duration.ofMillis(9_800),
              null,
              null,
              null),
          "/srv/pipelines/churn.groovy",
          List.of(new RunView.StepLine("model", "train", "", List.of())),
          List.of(ATTEMPT),
          List.of(
              new VersionView(
                  "churn",
                  1,
                  List.of("champion"),
                  Map.of("auc", 0.8421, "f1", 0.61),
                  "sha256:ab",
                  "sha256:ef",
                  12,
                  "release",
                  TEN)),
          List.of(new EndpointView("churn", "churn", 1, 12, TEN)));

  @Override
  public List<RunSummary> runs(RunFilter filter, int limit) {
    filters.add(filter);
    Set<String> pipelines = filter.pipelines();
    return pipelines.isEmpty() || pipelines.contains("churn") ? List.of(RUN.run()) : List.of();
  }

  @Override
  public RunView run(long number) {
    if (number != 12) {
      throw Problem.notFound("there is no run " + number + ".");
    }
    return RUN;
  }

  @Override
  public WhyView why(long number) {
    return new WhyView(
        run(number).run(),
        null,
        List.of(
            new StepWhy(
                "model",
                "",
                AttemptState.SUCCEEDED,
                "it had no result yet",
                List.of(new Change("option trees", "300", "301")),
                List.of()),
            new StepWhy("live", "", null, "it waits for `model`", List.of(), List.of())));
  }

  @Override
  public PlanView plan(PlanOrder order) {
    StepForecast model =
        new StepForecast("model", Forecast.RUN, "new", List.of(), Duration.ofMillis(1_700));
    return new PlanView(
        new RunPlan(List.of(model), Duration.ofMillis(1_700), List.of("model")), List.of());
  }

  @Override
  public long start(RunOrder order, Asking asking) {
    if (order.files().isEmpty()) {
      throw Problem.mistakes(
          "it has mistakes.",
          List.of(
              new Problem.Mistake(
                  io.trainyard.engine.pipeline.Problem.Severity.ERROR, "x.groovy:1:2: no")));
    }
    orders.add(order);
    asked.add(
        "start by " + asking.actor() + asking.key().map(key -> " as " + key.text()).orElse(""));
    return 12;
  }

  @Override
  public RunSummary cancel(long number, CancelOrder order, String actor) {
    return act("cancel", number, actor);
  }

  @Override
  public RunSummary pause(long number, String actor) {
    return act("pause", number, actor);
  }

  @Override
  public RunSummary resume(long number, String actor) {
    return act("resume", number, actor);
  }

  private RunSummary act(String what, long number, String actor) {
    if (number != 12) {
      throw Problem.conflict("run " + number + " has ended.");
    }
    asked.add(what + " " + number + " by " + actor);
    return RUN.run();
  }

  @Override
  public RerunView rerun(long number, RerunOrder order, String actor) {
    reruns.add(order);
    return new RerunView(
        13, number, List.of("rows"), List.of(new RerunPlan.Again("model", "it failed")));
  }

  @Override
  public List<ApprovalView> approvals(long run) {
    return List.of();
  }

  @Override
  public void approve(long run, ApprovalAnswer answer, String actor) {}

  @Override
  public RunView follow(long number, Follower follower) {
    return run(number);
  }

  @Override
  public List<OutputView> output(long run, @Nullable String step) {
    return List.of(new OutputView("model", "", 2, "epoch 1\n"));
  }

  @Override
  public List<ModelView> models() {
    return List.of(model("churn"));
  }

  @Override
  public ModelView model(String name) {
    return new ModelView(
        name, RUN.models(), List.of(new ModelView.Move("champion", null, 1, TEN, "os:ada", 12)));
  }

  @Override
  public List<EndpointView> endpoints() {
    return RUN.endpoints();
  }

  @Override
  public LineageView lineage(String of) {
    return new LineageView(
        null,
        new LineageView.Data(
            of,
            "data/telco.csv",
            List.of(new DataLineage.Use(12, "churn", "clean", List.of("clean.data"))),
            List.of("offers"),
            List.of("churn:1"),
            List.of("churn")));
  }

  @Override
  public HomeView home() {
    return new HomeView("/data/home", 4711, TEN, List.of("dropped 3 bytes"), 1024, 99);
  }

  @Override
  public KeyDesk keys() {
    throw new UnsupportedOperationException("this desk has no keys");
  }

  @Override
  public AuditDesk audit() {
    throw new UnsupportedOperationException("this desk has no log");
  }

  @Override
  public TriggersDesk triggers() {
    return new NothingListens();
  }

  @Override
  public SchedulesDesk schedules() {
    throw new UnsupportedOperationException("this desk has no schedules");
  }

  @Override
  public VersionsDesk versions() {
    return new FixedVersions();
  }

  @Override
  public BackfillsDesk backfills() {
    throw new UnsupportedOperationException("this desk has no backfills");
  }

  @Override
  public void close() {}
}
