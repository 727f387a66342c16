package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.web.api.Json;
import io.trainyard.web.api.KeyOrder;
import io.trainyard.web.api.LocalServer;
import io.trainyard.web.api.RawHttp;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who follows events over HTTP, and is no longer to be let in. */
@Timeout(180)
final class OpenStreamsTest {
  private static final String JSON = "Content-Type: application/json";

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private HeldHome held;
  private LocalServer server;
  private RawHttp http;

  /** A browser that is logged in. */
  private record Browser(String cookie, String csrf) {}

  @BeforeEach
  void open() throws Exception {
    Shell shell = new Typed(folder).shell();
    held = new Trainyard(Home.of(null, shell), shell).hold();
    server = held.answer(0, List.of());
    http = new RawHttp(server.port());
  }

  @AfterEach
  void close() {
    held.close();
  }

  private String key(String name) {
    return held.desk()
        .keys()
        .create(new KeyOrder(name, List.of("viewer"), List.of(), null), "os:joan")
        .text();
  }

  private Browser logIn(String key) throws IOException {
    RawHttp.Answer login = http.post("/login", "{\"key\": \"" + key + "\"}", JSON);
    Matcher cookie = Pattern.compile("Set-Cookie: ([^;]+);").matcher(login.head());
    assertThat(cookie.find()).as(login.head()).isTrue();
    String csrf =
        Json.tree(login.body().getBytes(StandardCharsets.UTF_8)).path("csrf").stringValue();
    return new Browser(cookie.group(1), csrf);
  }

  /** Follows, and completes when the answer ends; returns when it has begun. */
  private CompletableFuture<Long> follow(String header, String value) throws Exception {
    URI address = URI.create(server.address() + "/api/v1/events");
    HttpRequest request = HttpRequest.newBuilder(address).header(header, value).build();
    InputStream events = client.send(request, BodyHandlers.ofInputStream()).body();
    assertThat(events.read()).as("the answer has begun").isEqualTo(':');
    return CompletableFuture.supplyAsync(() -> ended(events));
  }

  private static long ended(InputStream events) {
    try (events) {
      events.readAllBytes();
    } catch (IOException e) {
      return System.nanoTime(); // cut off is ended too
    }
    return System.nanoTime();
  }

  private static void assertEnds(CompletableFuture<Long> stream) {
    assertThat(stream).as("the answer ends").succeedsWithin(Duration.ofSeconds(30));
  }

  @Test
  void a_stream_ends_within_a_second_of_the_revocation_of_its_key() throws Exception {
    CompletableFuture<Long> other = follow("Authorization", "Bearer " + key("stays"));
    List<Duration> taken = new ArrayList<>();
    for (String name : List.of("ada", "bob", "eve", "joan", "trent")) {
      CompletableFuture<Long> stream = follow("Authorization", "Bearer " + key(name));
      long revoked = System.nanoTime();
      held.desk().keys().revoke(name, "os:joan");
      assertEnds(stream);
      taken.add(Duration.ofNanos(stream.get(1, TimeUnit.SECONDS) - revoked));
    }
    // One of them is not held up by whatever else this machine does.
    assertThat(taken).anyMatch(each -> each.compareTo(Duration.ofSeconds(1)) < 0);
    assertThat(other).as("who has another key").isNotDone();
  }

  @Test
  void the_stream_of_a_browser_ends_when_it_logs_out() throws Exception {
    Browser browser = logIn(key("ada"));
    CompletableFuture<Long> stream = follow("Cookie", browser.cookie());

    String csrf = "Trainyard-CSRF: " + browser.csrf();
    assertThat(http.post("/logout", "", "Cookie: " + browser.cookie(), csrf).status())
        .isEqualTo(204);

    assertEnds(stream);
  }

  @Test
  void the_stream_of_a_browser_ends_with_the_key_that_it_logged_in_by() throws Exception {
    CompletableFuture<Long> stream = follow("Cookie", logIn(key("ada")).cookie());

    held.desk().keys().revoke("ada", "os:joan");

    assertEnds(stream);
  }
}
