package io.trainyard.web.api;

import io.trainyard.engine.run.RunFilter;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The desk of another process, asked over {@code /api/v1}. Thread-safe. */
public final class RemoteDesk implements Desk {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 250;
  private final String address;
  private final String token;
  private final HttpClient client;

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
    this.address = address;
    this.token = token;
    this.client = client;
  }

  @Override
  public List<RunSummary> runs(RunFilter filter, int limit) {
    return List.of(get("/runs?limit=" + limit + RunsQuery.of(filter), RunSummary[].class));
  }

  @Override
  public RunView run(long number) {
    return get("/runs/" + number, RunView.class);
  }

  @Override
  public WhyView why(long number) {
    return get("/runs/" + number + "/why", WhyView.class);
  }

  @Override
  public PlanView plan(PlanOrder order) {
    return send(request("/plan").POST(json(order)).build(), PlanView.class);
  }

  @Override
  public long start(RunOrder order, Asking asking) {
    HttpRequest.Builder request =
        request("/runs").header(TokenGuard.ACTOR, asking.actor()).POST(json(order));
    asking.key().ifPresent(key -> request.header("Idempotency-Key", key.text()));
    return send(request.build(), RunsResource.Started.class).run();
  }

  @Override
  public RunSummary cancel(long number, String actor) {
    return act(number, "cancel", actor);
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
    return post("/runs/" + number + "/" + action, Map.of(), actor, RunSummary.class);
  }

  @Override
  public RerunView rerun(long number, RerunOrder order, String actor) {
    return post("/runs/" + number + "/rerun", order, actor, RerunView.class);
  }

  @Override
  public List<ApprovalView> approvals(long run) {
    return List.of(get("/runs/" + run + "/approvals", ApprovalView[].class));
  }

  @Override
  public void approve(long run, ApprovalAnswer answer, String actor) {
    post("/runs/" + run + "/approvals", answer, actor, Map.class);
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
    String query = step == null ? "" : "?step=" + encode(step);
    return List.of(get("/runs/" + run + "/output" + query, OutputView[].class));
  }

  @Override
  public List<ModelView> models() {
    return List.of(get("/models", ModelView[].class));
  }

  @Override
  public ModelView model(String name) {
    return get("/models/" + encode(name), ModelView.class);
  }

  @Override
  public List<EndpointView> endpoints() {
    return new ArrayList<>(List.of(get("/endpoints", EndpointView[].class)));
  }

  @Override
  public LineageView lineage(String of) {
    return get("/lineage?of=" + encode(of), LineageView.class);
  }

  @Override
  public HomeView home() {
    return get("/home", HomeView.class);
  }

  @Override
  public KeyDesk keys() {
    return new RemoteKeys(this);
  }

  @Override
  public AuditDesk audit() {
    return new RemoteAudit(this);
  }

  @Override
  public SchedulesDesk schedules() {
    return new RemoteSchedules(this);
  }

  @Override
  public TriggersDesk triggers() {
    return new RemoteTriggers(this);
  }

  @Override
  public VersionsDesk versions() {
    return new RemoteVersions(this);
  }

  @Override
  public BackfillsDesk backfills() {
    return new RemoteBackfills(this);
  }

  @Override
  public void close() {}

  <T> T get(String path, Class<T> type) {
    return send(request(path).GET().build(), type);
  }

  <T> T post(String path, Object body, String actor, Class<T> type) {
    return send(request(path).header(TokenGuard.ACTOR, actor).POST(json(body)).build(), type);
  }

  private static HttpRequest.BodyPublisher json(Object body) {
    return HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + token);
  }

  private <T> T send(HttpRequest request, Class<T> type) {
    try {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() >= 400) {
        throw problem(response);
      }
      return Json.read(response.body(), type);
    } catch (JacksonException e) {
      throw new Unreachable(
          address + " answers in words that this version does not know: is it another version?", e);
    } catch (SSLException e) {
      throw new Unreachable(distrusted(), e);
    } catch (IOException e) {
      throw new Unreachable("nobody answers at " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreachable("nobody was waited for at " + address, e);
    }
  }

  private String distrusted() {
    return address
        + " cannot be trusted: it answers without TLS, or its certificate is not one that this"
        + " machine knows, is for another name, or is out of date; name the certificate that its"
        + " admin gave you with --server-certificate FILE";
  }

  private Problem problem(HttpResponse<byte[]> response) {
    if (response.statusCode() == 401) {
      return Problem.of(
          401, address + " does not take this key: is it wrong, revoked, or has it expired?");
    }
    try {
      return Json.read(response.body(), Problem.Body.class).problem();
    } catch (JacksonException e) {
      return Problem.of(
          response.statusCode(), "The server answered with status " + response.statusCode() + ".");
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Nobody answers there, nobody who is trusted, or nobody who is understood. */
  public static final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unreachable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
