package io.trainyard.web.api;

import io.javalin.http.Context;
import io.trainyard.engine.security.Principal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Sends on to the server that leads what changes something, and what only it knows. The request
 * goes as it came, but for the proof of who asks: this server has proved that. Thread-safe.
 */
public final class ForwardedToLeader implements Elsewhere {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Who asks has been proved here, and what is of one connection stays with it. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "authorization",
          "cookie",
          "origin",
          "referer",
          "host",
          "connection",
          "keep-alive",
          "content-length",
          "transfer-encoding",
          "te",
          "trailer",
          "expect",
          "upgrade");

  /** Of these headers there are only our own. */
  private static final String OURS = "trainyard-";

  private static final List<String> ANSWERED = List.of("Content-Type", "Location", "Retry-After");

  /** What the leader alone holds in memory: which limit a step waits for, and what fires next. */
  private static final Set<String> KNOWN_THERE =
      Set.of("/api/v1/runs/{run}/why", "/api/v1/schedules");

  /** Open to who has signed the call, and starts runs. */
  private static final String HOOKS = "/api/v1/hooks/{hook}";

  /** A code is good where it was made: it begins a session of that server. */
  private static final Set<String> DONE_HERE = Set.of("/api/v1/login-codes");

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final Supplier<Optional<Place>> leader;
  private final Runnable refresh;

  /**
   * Where the leader answers.
   *
   * @param token lets other servers in
   */
  public record Place(String address, String token) {
    /** Never the token. */
    @Override
    public String toString() {
      return address;
    }
  }

  /**
   * A way to whoever leads at the time.
   *
   * @param refresh has this server see what was changed there, before the answer goes out
   */
  public ForwardedToLeader(Supplier<Optional<Place>> leader, Runnable refresh) {
    this.leader = leader;
    this.refresh = refresh;
  }

  @Override
  public boolean does(Route route) {
    boolean isKnownThere = KNOWN_THERE.contains(route.path()) && leader.get().isPresent();
    boolean isChange = route.changes() && !route.isOpen() && !DONE_HERE.contains(route.path());
    return isKnownThere || isChange || route.path().equals(HOOKS);
  }

  @Override
  public void answer(Context context, Principal who) {
    Place place = leader.get().orElseThrow(() -> later(context, "No server leads at the moment."));
    HttpResponse<byte[]> response = send(context, request(context, who, place));
    refresh.run();
    for (String name : ANSWERED) {
      response.headers().firstValue(name).ifPresent(value -> context.header(name, value));
    }
    context.status(response.statusCode());
    context.result(response.body());
  }

  private static HttpRequest request(Context context, Principal who, Place place) {
    String query = context.queryString();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    place.address
                        + context.req().getRequestURI()
                        + (query == null ? "" : "?" + query)))
            .timeout(PATIENCE)
            .method(
                context.method().name(),
                HttpRequest.BodyPublishers.ofByteArray(context.bodyAsBytes()));
    context
        .headerMap()
        .forEach(
            (name, value) -> {
              String small = name.toLowerCase(Locale.ROOT);
              if (!LEFT_OUT.contains(small) && !small.startsWith(OURS)) {
                request.header(name, value);
              }
            });
    FellowGuard.write(request, place.token, who, Asked.csrf(context));
    return request.build();
  }

  private HttpResponse<byte[]> send(Context context, HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw later(context, "The server that leads does not answer.");
    } catch (IOException e) {
      throw later(
          context,
          "The server that leads broke off: whether it was done is seen when another one leads.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw later(context, "This server is ending.");
    }
  }

  private static Problem later(Context context, String sentence) {
    context.header("Retry-After", "2");
    return Problem.of(503, sentence)
        .fix("Ask again in a moment; with the same Idempotency-Key, a run starts once.");
  }
}
