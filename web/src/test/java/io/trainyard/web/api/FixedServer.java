package io.trainyard.web.api;

import io.trainyard.engine.testing.ManualClock;
import io.trainyard.engine.testing.MemoryStore;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a server with the run of {@link FixedDesk} answers beyond its desk. */
public final class FixedServer implements PipelinesDesk, ArtifactsDesk, AttemptsDesk {
  static final String DIGEST = "sha256:" + "ab".repeat(32);
  static final String LOG = "epoch 1\nepoch 2\n";
  private static final ManualClock CLOCK = new ManualClock(Instant.parse("2026-11-21T10:00:00Z"));

  private FixedServer() {}

  static ServerDesks desks(MemoryStore log) {
    FixedServer fixed = new FixedServer();
    return new ServerDesks(
        fixed,
        fixed,
        fixed,
        log,
        (pipelines, state, before, limit) -> List.of(),
        run -> run == 12 ? Optional.of("churn") : Optional.empty(),
        () -> "trainyard_events 0\n",
        () -> ServerRole.ALONE);
  }

  /** The routes of a desk, beside a log without events. */
  static Routes routes(Desk desk) {
    return new ApiRoutes(desk, desks(new MemoryStore(CLOCK)));
  }

  @Override
  public List<PipelineView> pipelines() {
    return List.of(pipeline("churn"));
  }

  @Override
  public PipelineView pipeline(String name) {
    require(name.equals("churn"));
    PipelineView.Parameter share = new PipelineView.Parameter("share", "number", false, "0.2");
    return new PipelineView(
        "churn", "Who leaves", "ada", List.of(), List.of(share), DIGEST, FixedDesk.RUN.run().run());
  }

  @Override
  public List<PipelineView.Version> versions(String name) {
    require(name.equals("churn"));
    return List.of(new PipelineView.Version(DIGEST, 12L, CLOCK.instant()));
  }

  @Override
  public List<RunOrder.File> source(String name, String version) {
    require(name.equals("churn") && version.equals(DIGEST));
    return List.of(new RunOrder.File("churn.groovy", "pipeline('churn') { }"));
  }

  @Override
  public List<RunView.StepLine> graph(String name, String version) {
    require(name.equals("churn") && version.equals(DIGEST));
    return FixedDesk.RUN.steps();
  }

  @Override
  public long start(String name, RunStart start, Asking asking) {
    require(name.equals("churn"));
    return 12;
  }

  @Override
  public PlanView plan(String name, RunStart start) {
    require(name.equals("churn"));
    return new FixedDesk()
        .plan(new PlanOrder(new RunOrder(List.of(), "/", java.util.Map.of(), null), null));
  }

  @Override
  public List<Made> made(String digest) {
    require(digest.equals(DIGEST));
    return List.of(
        new Made(
            new ArtifactView("model.model", "model", DIGEST, 5, java.util.Map.of()),
            "churn",
            12,
            "model",
            7));
  }

  @Override
  public InputStream open(String digest) {
    return new ByteArrayInputStream("<img>".getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public AttemptView attempt(long run, long attempt) {
    require(run == 12 && attempt == 7);
    return FixedDesk.ATTEMPT;
  }

  @Override
  public Log log(long run, long attempt) {
    attempt(run, attempt);
    return WrittenText.of(LOG);
  }

  private static void require(boolean isThere) {
    if (!isThere) {
      throw Problem.notFound("there is no such thing.");
    }
  }
}
