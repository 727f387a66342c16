package io.trainyard.web.api.remote;

import io.trainyard.engine.run.RunFilter;
import io.trainyard.web.api.ApprovalAnswer;
import io.trainyard.web.api.ApprovalView;
import io.trainyard.web.api.Asking;
import io.trainyard.web.api.AttemptView;
import io.trainyard.web.api.AuditDesk;
import io.trainyard.web.api.BackfillsDesk;
import io.trainyard.web.api.CancelOrder;
import io.trainyard.web.api.Desk;
import io.trainyard.web.api.Encoded;
import io.trainyard.web.api.EndpointView;
import io.trainyard.web.api.Follower;
import io.trainyard.web.api.HomeView;
import io.trainyard.web.api.KeyDesk;
import io.trainyard.web.api.LineageView;
import io.trainyard.web.api.ModelView;
import io.trainyard.web.api.OutputView;
import io.trainyard.web.api.PlanOrder;
import io.trainyard.web.api.PlanView;
import io.trainyard.web.api.RerunOrder;
import io.trainyard.web.api.RerunView;
import io.trainyard.web.api.RunOrder;
import io.trainyard.web.api.RunSummary;
import io.trainyard.web.api.RunView;
import io.trainyard.web.api.RunsQuery;
import io.trainyard.web.api.SchedulesDesk;
import io.trainyard.web.api.TriggersDesk;
import io.trainyard.web.api.VersionsDesk;
import io.trainyard.web.api.WhyView;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The desk of another process, asked over {@code /api/v1}. Thread-safe. */
public final class RemoteDesk implements Desk {
  private static final long POLL_MILLIS = 250;
  private final ApiClient client;

  /**
   * A desk behind an address.
   *
   * @param address such as {@code http://127.0.0.1:7070}
   */
  public RemoteDesk(String address, String token) {
    this(address, token, HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build());
  }

  /**
   * A desk behind an address, perhaps on another machine.
   *
   * @param token a key, or the token of a server on this machine
   * @param client knows which certificates to trust
   */
  public RemoteDesk(String address, String token, HttpClient client) {
    this.client = new ApiClient(address, token, client);
  }

  @Override
  public List<RunSummary> runs(RunFilter filter, int limit) {
    return client.list("/runs?limit=" + limit + RunsQuery.of(filter), RunSummary[].class);
  }

  @Override
  public RunView run(long number) {
    return client.get("/runs/" + number, RunView.class);
  }

  @Override
  public WhyView why(long number) {
    return client.get("/runs/" + number + "/why", WhyView.class);
  }

  @Override
  public PlanView plan(PlanOrder order) {
    return client.ask("/plan", order, PlanView.class);
  }

  @Override
  public long start(RunOrder order, Asking asking) {
    return client.post("/runs", order, asking, Started.class).run();
  }

  @Override
  public RunSummary cancel(long number, CancelOrder order, String actor) {
    return client.post("/runs/" + number + "/cancel", order, actor, RunSummary.class);
  }

  @Override
  public RunSummary pause(long number, String actor) {
    return act(number, "pause", actor);
  }

  @Override
  public RunSummary resume(long number, String actor) {
    return act(number, "resume", actor);
  }

  private RunSummary act(long number, String action, String actor) {
    return client.post("/runs/" + number + "/" + action, Map.of(), actor, RunSummary.class);
  }

  @Override
  public RerunView rerun(long number, RerunOrder order, String actor) {
    return client.post("/runs/" + number + "/rerun", order, actor, RerunView.class);
  }

  @Override
  public List<ApprovalView> approvals(long run) {
    return client.list("/runs/" + run + "/approvals", ApprovalView[].class);
  }

  @Override
  public void approve(long run, ApprovalAnswer answer, String actor) {
    client.post("/runs/" + run + "/approvals", answer, actor, Map.class);
  }

  @Override
  public RunView follow(long number, Follower follower) throws InterruptedException {
    RunView view = run(number);
    follower.began(view);
    Map<Long, AttemptView> known = new HashMap<>();
    while (true) {
      for (AttemptView attempt : view.attempts()) {
        if (!attempt.equals(known.put(attempt.id(), attempt))) {
          follower.attempt(attempt);
        }
      }
      if (view.run().state().isDone()) {
        return view;
      }
      Thread.sleep(POLL_MILLIS);
      view = run(number);
    }
  }

  @Override
  public List<OutputView> output(long run, @Nullable String step) {
    String query = step == null ? "" : "?step=" + Encoded.text(step);
    return client.list("/runs/" + run + "/output" + query, OutputView[].class);
  }

  @Override
  public List<ModelView> models() {
    return client.list("/models", ModelView[].class);
  }

  @Override
  public ModelView model(String name) {
    return client.get("/models/" + Encoded.text(name), ModelView.class);
  }

  @Override
  public List<EndpointView> endpoints() {
    return new ArrayList<>(client.list("/endpoints", EndpointView[].class));
  }

  @Override
  public LineageView lineage(String of) {
    return client.get("/lineage?of=" + Encoded.text(of), LineageView.class);
  }

  @Override
  public HomeView home() {
    return client.get("/home", HomeView.class);
  }

  @Override
  public KeyDesk keys() {
    return new RemoteKeys(client);
  }

  @Override
  public AuditDesk audit() {
    return new RemoteAudit(client);
  }

  @Override
  public SchedulesDesk schedules() {
    return new RemoteSchedules(client);
  }

  @Override
  public TriggersDesk triggers() {
    return new RemoteTriggers(client);
  }

  @Override
  public VersionsDesk versions() {
    return new RemoteVersions(client);
  }

  @Override
  public BackfillsDesk backfills() {
    return new RemoteBackfills(client);
  }

  @Override
  public void close() {}

  /** The number of a run that was started. */
  private record Started(long run) {}
}
