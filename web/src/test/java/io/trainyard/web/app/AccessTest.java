package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.security.Permission;
import io.trainyard.web.api.KeyDesk;
import io.trainyard.web.api.KeyOrder;
import io.trainyard.web.api.LocalServer;
import io.trainyard.web.api.RawHttp;
import io.trainyard.web.api.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets into a home with runs of two pipelines, and what they see of it. */
final class AccessTest {
  private static final String JSON = "Content-Type: application/json";
  private static final String PIPELINE =
      """
      pipeline('%s') {
          def people = collect { csv 'names.csv' }
          def greetings = transform(people) { sql "select 'Hello, ' || name as greeting from people" }
      }
      """;

  @TempDir static Path folder;
  private static HeldHome held;
  private static LocalServer server;
  private static RawHttp http;

  @BeforeAll
  static void open() throws Exception {
    Files.writeString(folder.resolve("names.csv"), "name\nAda\n");
    for (String name : List.of("greet", "salute")) {
      Files.writeString(folder.resolve(name + ".groovy"), PIPELINE.formatted(name));
      assertThat(new Typed(folder).run("run", name + ".groovy").exit()).isZero();
    }
    Shell shell = new Typed(folder).shell();
    Home home = Home.of(null, shell);
    held = new Trainyard(home, shell).hold();
    server = held.answer(0, List.of());
    http = new RawHttp(server.port());
  }

  @AfterAll
  static void close() {
    held.close();
  }

  private static String key(String name, List<String> roles, List<String> pipelines) {
    KeyDesk keys = held.desk().keys();
    return "Authorization: Bearer "
        + keys.create(new KeyOrder(name, roles, pipelines, null), "os:joan").text();
  }

  @Test
  void a_key_of_one_pipeline_is_told_that_runs_of_another_do_not_exist() throws IOException {
    String key = key("ada", List.of("viewer", "operator"), List.of("greet"));

    assertThat(http.get("/api/v1/runs/1", key).status()).isEqualTo(200);
    RawHttp.Answer hidden = http.get("/api/v1/runs/2", key);
    RawHttp.Answer missing = http.get("/api/v1/runs/999", key);
    assertThat(hidden.status()).isEqualTo(404);
    assertThat(missing.status()).isEqualTo(404);
    assertThat(hidden.body()).isEqualTo(missing.body()).doesNotContain("salute");
    for (String action : List.of("cancel", "pause", "resume", "rerun")) {
      assertThat(http.post("/api/v1/runs/2/" + action, "{}", key, JSON).status())
          .as(action)
          .isEqualTo(404);
    }
    assertThat(http.get("/api/v1/runs", key).body()).contains("greet").doesNotContain("salute");
    assertThat(http.get("/api/v1/runs?pipeline=salute", key).body()).doesNotContain("salute");
    assertThat(http.get("/api/v1/home", key).status()).isEqualTo(403);
  }

  @Test
  void a_key_does_what_its_role_allows_and_nothing_else() throws IOException {
    String viewer = key("viewer", List.of("viewer"), List.of());

    assertThat(http.get("/api/v1/runs/2", viewer).status()).isEqualTo(200);
    RawHttp.Answer refused = http.post("/api/v1/runs/2/rerun", "{}", viewer, JSON);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).contains("key:viewer lacks the permission 'operate'");
    assertThat(http.get("/api/v1/keys", viewer).status()).isEqualTo(403);
  }

  @Test
  void an_operator_brings_no_code_by_a_rerun() throws IOException {
    String operator = key("operator", List.of("operator"), List.of());
    String body =
        """
        {"what": "all", "params": {}, "code": {"folder": "/", "files":
          [{"path": "greet.groovy", "text": "pipeline('greet') { }"}]}}""";

    RawHttp.Answer refused = http.post("/api/v1/runs/1/rerun", body, operator, JSON);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).contains("lacks the permission 'author'");
  }

  @Test
  void a_revoked_key_is_refused_from_then_on() throws IOException {
    String key = key("eve", List.of("viewer"), List.of());
    assertThat(http.get("/api/v1/runs", key).status()).isEqualTo(200);
    held.desk().keys().revoke("eve", "os:joan");
    assertThat(http.get("/api/v1/runs", key).status()).isEqualTo(401);
  }

  @Test
  void what_was_changed_or_refused_is_in_the_log_with_who_and_what() throws IOException {
    String key = key("mallory", List.of("viewer"), List.of("greet"));
    long before = held.graph().events().last();
    http.post("/api/v1/runs/1/cancel", "{}", key, JSON);
    http.get("/api/v1/runs/2", key);
    http.get("/api/v1/runs/2");
    String admin = key("root", List.of("admin"), List.of());
    assertThat(
            http.post("/api/v1/keys", "{\"name\": \"made\", \"roles\": [\"viewer\"]}", admin, JSON)
                .status())
        .isEqualTo(201);

    Awaitility.await().until(() -> calls(before).size() == 4);
    assertThat(calls(before))
        .extracting(Event::kind, Event::actor, Event::json)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(
                "call.denied",
                "key:mallory",
                "{\"method\":\"POST\",\"route\":\"/api/v1/runs/{run}/cancel\",\"object\":\"run=1\",\"status\":403}"),
            org.assertj.core.groups.Tuple.tuple(
                "call.denied",
                "key:mallory",
                "{\"method\":\"GET\",\"route\":\"/api/v1/runs/{run}\",\"object\":\"run=2\",\"status\":404}"),
            org.assertj.core.groups.Tuple.tuple(
                "call.denied",
                "nobody",
                "{\"method\":\"GET\",\"route\":\"/api/v1/runs/{run}\",\"object\":\"run=2\",\"status\":401}"),
            org.assertj.core.groups.Tuple.tuple(
                "call.made",
                "key:root",
                "{\"method\":\"POST\",\"route\":\"/api/v1/keys\",\"object\":\"\",\"status\":201}"));
  }

  private static List<Event> calls(long after) {
    return held.graph().events().read(after, 1_000).stream()
        .filter(event -> event.kind().startsWith("call."))
        .toList();
  }

  /** Bar 16: the oracle is the router itself: nothing but the route's own path may answer. */
  @Test
  void no_shape_of_a_path_gets_past_the_gate() throws IOException {
    List<Route> routes =
        held.entrance(List.of()).routes().stream()
            .flatMap(some -> some.routes().stream())
            .filter(route -> route.permission().filter(Permission.PREDICT::equals).isEmpty())
            .filter(route -> !route.isOpen())
            .toList();
    assertThat(routes).hasSizeGreaterThan(10);
    for (Route route : routes) {
      String path = route.path().replaceAll("\\{[a-z]+}", "1");
      for (String shape : shapes(path).toList()) {
        int status = http.send(route.method().name(), shape, "{}", JSON).status();
        assertThat(Set.of(400, 401, 403, 404, 405, 429)).as(route + " " + shape).contains(status);
      }
      for (String header : List.of("X-HTTP-Method-Override: GET", "X-Forwarded-User: admin")) {
        assertThat(http.send(route.method().name(), path, "{}", JSON, header).status())
            .isIn(400, 401, 403, 404, 405);
      }
    }
  }

  private static Stream<String> shapes(String path) {
    String last = path.substring(path.lastIndexOf('/'));
    String first = path.substring(0, path.lastIndexOf('/'));
    return Stream.of(
        path,
        path + "/",
        "/" + path,
        path + "//",
        path + "/.",
        path + "/health",
        path + "/..",
        path + ";x=1",
        path + ";/health",
        path + "%2f",
        path + "%20",
        path + "%00",
        path + "?",
        path + "?key=1",
        path + "#x",
        path + ".json",
        first + "/." + last,
        first + "//" + last.substring(1),
        first + "/x/.." + last,
        first + "%2f" + last.substring(1),
        first + "%2F" + last.substring(1),
        first + "/%2e" + last,
        first + "/%2e%2e" + last,
        first + ";x" + last,
        first + "\\" + last.substring(1),
        first + last.toUpperCase(java.util.Locale.ROOT),
        path.replace("/api/", "/API/"),
        path.replace("/api/", "/api//"),
        path.replace("/api/", "/api/./"),
        path.replace("/api/", "/api/%2e/"),
        path.replace("/api/", "/api;x/"),
        path.replace("/v1/", "/v1/../v1/"),
        path.replace("/v1/", "/V1/"),
        path.replace("/v1/", "/%761/"),
        path.replace("/api/v1", "/login/../api/v1"),
        path.replace("/api/v1", "/login;/api/v1"),
        path.replace("/api/v1", "/v2/health/live/../../../api/v1"),
        path.replace("/api/v1", "http://localhost/api/v1"),
        path + "%0d%0aX-Admin:1",
        path + "%c0%af");
  }
}
