package io.trainyard.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is answered, and how errors look. */
final class LocalServerTest {
  private static final String TOKEN = "0123456789abcdef";
  private static final String LOGIN = "Authorization: Bearer " + TOKEN;
  private static final String JSON = "Content-Type: application/json";
  private LocalServer server;
  private RawHttp http;

  @BeforeEach
  void start() throws LocalServer.PortTaken {
    server =
        LocalServer.start(
            0, new TokenGuard(TOKEN, "os:ada"), List.of(FixedServer.routes(new FixedDesk())));
    http = new RawHttp(server.port());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_request_with_the_token_is_answered() throws IOException {
    RawHttp.Answer answer = http.get("/api/v1/runs/12", LOGIN);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.says("content-type: application/json")).isTrue();
    assertThat(answer.body()).contains("\"state\":\"SUCCEEDED\"", "\"took\":\"PT9.8S\"");
    assertThat(answer.body()).contains("\"created\":\"2026-11-21T10:00:00Z\"", "\"try\":2");
  }

  @Test
  void without_the_token_nothing_is_told() throws IOException {
    RawHttp.Answer answer = http.get("/api/v1/runs/12");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.says("content-type: application/problem+json")).isTrue();
    assertThat(answer.body()).contains("server.json").doesNotContain("churn");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:7070", "127.0.0.1.evil.example", ""})
  void a_request_for_another_host_is_refused(String host) throws IOException {
    assertThat(http.get("/api/v1/runs", LOGIN, "Host: " + host).status()).isBetween(400, 403);
  }

  @Test
  void a_page_of_another_origin_is_refused() throws IOException {
    assertThat(http.get("/api/v1/runs", LOGIN, "Origin: http://evil.example").status())
        .isEqualTo(403);
    assertThat(http.get("/api/v1/runs", LOGIN, "Origin: null").status()).isEqualTo(403);
    String own = "http://localhost:" + server.port();
    assertThat(http.get("/api/v1/runs", LOGIN, "Origin: " + own).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/models/..%2f..%2fetc",
        "/api/v1/models/%2e%2e",
        "/api/v1/models/a%00b",
        "/api/v1/models/Churn",
        "/api/v1/runs/-1",
        "/api/v1/runs/12%2f..",
        "/api/v1/runs/99999999999999999999"
      })
  void a_name_that_is_none_reaches_no_desk(String path) throws IOException {
    assertThat(http.get(path, LOGIN).status()).isIn(400, 404);
  }

  @Test
  void what_is_not_there_is_a_problem_too() throws IOException {
    RawHttp.Answer nothing = http.get("/api/v1/nothing");
    RawHttp.Answer run = http.get("/api/v1/runs/13", LOGIN);
    RawHttp.Answer method = http.send("DELETE", "/api/v1/runs", "", LOGIN);

    assertThat(nothing.status()).isEqualTo(404);
    assertThat(nothing.body()).contains("There is nothing at this path.");
    assertThat(run.status()).isEqualTo(404);
    assertThat(run.body()).contains("there is no run 13.");
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.body()).contains("\"status\":405");
  }

  @Test
  void a_body_that_is_no_json_is_told_with_its_place() throws IOException {
    RawHttp.Answer answer = http.post("/api/v1/runs", "{\n  \"files\": nope}", LOGIN, JSON);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("line 2, column ").doesNotContain("Exception", "jackson");
  }

  @Test
  void a_body_of_another_type_is_refused() throws IOException {
    assertThat(http.post("/api/v1/runs", "{}", LOGIN).status()).isEqualTo(415);
  }

  @Test
  void a_deeply_nested_body_is_refused_quickly() throws IOException {
    String deep = "[".repeat(1_000_000);

    assertThat(http.post("/api/v1/runs", deep, LOGIN, JSON).status()).isEqualTo(400);
  }

  @Test
  void a_body_beyond_the_limit_is_refused() throws IOException {
    String large = "\"" + "x".repeat(17 << 20) + "\"";

    assertThat(http.post("/api/v1/runs", large, LOGIN, JSON).status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=-1", "limit=1e9", "limit=0", "pipeline=%3Bdrop"})
  void a_query_out_of_bounds_is_refused(String query) throws IOException {
    assertThat(http.get("/api/v1/runs?" + query, LOGIN).status()).isEqualTo(400);
  }

  @Test
  void a_second_server_on_the_port_is_told_so() {
    assertThatThrownBy(
            () -> LocalServer.start(server.port(), new TokenGuard(TOKEN, "os:ada"), List.of()))
        .isInstanceOf(LocalServer.PortTaken.class)
        .hasMessage("port " + server.port() + " is taken");
  }
}
