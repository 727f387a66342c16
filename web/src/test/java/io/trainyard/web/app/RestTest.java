package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.web.api.RunOrder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a client of the server sees of pipelines, runs and what they made. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
final class RestTest {
  private static final String STEPS =
      """
      pipeline('steps') {
          def word = text { otherwise 'hi' }
          def many = wholeNumber { otherwise 1; allowed between(1, 9) }
          def first = step { using shell('say.sh'); produces file('report') }
      }
      """;
  private static final String RUNS = "/api/v1/pipelines/steps/runs";

  @TempDir Path folder;
  private LiveServer server;

  @BeforeEach
  void start() throws Exception {
    Files.writeString(
        folder.resolve("say.sh"), "echo one; echo two; echo made > \"$TY_OUTPUT_REPORT\"\n");
    server = LiveServer.in(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private RunOrder order(Map<String, String> params) {
    return new RunOrder(
        List.of(new RunOrder.File("steps.groovy", STEPS)), folder.toString(), params, null);
  }

  private long first() throws Exception {
    HttpResponse<String> started = server.post("/api/v1/runs", order(Map.of()));
    assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
    return server.ended(started);
  }

  @Test
  void a_pipeline_that_ran_is_told_with_its_params_versions_files_and_graph() throws Exception {
    first();

    JsonNode pipeline = server.json("/api/v1/pipelines").get(0);
    String version = pipeline.path("version").asString();
    JsonNode versions = server.json("/api/v1/pipelines/steps/versions");
    String one = "/api/v1/pipelines/steps/versions/" + version;

    assertThat(pipeline.path("name").asString()).isEqualTo("steps");
    assertThat(pipeline.path("params").get(0).path("standard").asString()).isEqualTo("hi");
    assertThat(versions.get(0).path("version").asString()).isEqualTo(version);
    assertThat(server.json(one + "/source").get(0).path("text").asString()).isEqualTo(STEPS);
    assertThat(server.json(one + "/graph").get(0).path("name").asString()).isEqualTo("first");
    assertThat(server.get("/api/v1/pipelines/other").statusCode()).isEqualTo(404);
  }

  @Test
  void a_key_starts_one_run_however_often_it_is_asked_and_after_a_restart() throws Exception {
    first();
    String key = "Idempotency-Key";
    Map<String, Object> body = Map.of("params", Map.of("word", "ho"));

    long run = server.ended(server.post(RUNS, body, key, "nightly-1"));
    assertThat(server.ended(server.post(RUNS, body, key, "nightly-1"))).isEqualTo(run);
    server.close();
    server = LiveServer.in(folder);
    assertThat(server.ended(server.post(RUNS, body, key, "nightly-1"))).isEqualTo(run);
    HttpResponse<String> other = server.post(RUNS, Map.of(), key, "nightly-1");

    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.body()).contains("run " + run, "Name another key.");
    assertThat(server.ended(server.post(RUNS, body, key, "nightly-2"))).isGreaterThan(run);
    assertThat(server.json("/api/v1/runs").size()).isEqualTo(3);
  }

  @Test
  void each_param_that_is_wrong_is_told_by_its_place() throws Exception {
    first();

    HttpResponse<String> answer =
        server.post(RUNS, Map.of("params", Map.of("many", "12", "wrod", "x")));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"/params/many\"", "\"/params/wrod\"");
  }

  @Test
  void what_has_ended_cannot_be_cancelled_paused_or_resumed() throws Exception {
    long run = first();

    for (String action : List.of("cancel", "pause", "resume")) {
      HttpResponse<String> answer = server.post("/api/v1/runs/" + run + "/" + action, Map.of());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    }
  }

  @Test
  void pages_follow_each_other_and_filters_leave_out_what_is_not_asked_for() throws Exception {
    first();
    for (int i = 0; i < 4; i++) {
      server.ended(server.post(RUNS, Map.of()));
    }

    List<Long> seen = new ArrayList<>();
    Optional<String> page = Optional.of("/api/v1/runs?limit=2&pipeline=steps&state=SUCCEEDED");
    while (page.isPresent()) {
      HttpResponse<String> answer = server.get(page.get());
      io.trainyard.web.api.Json.tree(answer.body())
          .forEach(run -> seen.add(run.path("run").asLong()));
      page = LiveServer.next(answer);
    }

    assertThat(seen).containsExactly(5L, 4L, 3L, 2L, 1L);
    assertThat(server.json("/api/v1/runs?state=FAILED").size()).isZero();
    assertThat(server.json("/api/v1/runs?actor=os:bob").size()).isZero();
    assertThat(server.json("/api/v1/runs?since=2100-01-01T00:00:00Z").size()).isZero();
    assertThat(server.json("/api/v1/runs?actor=os:ada&cause=person").size()).isEqualTo(5);
  }

  @Test
  void a_log_is_read_whole_in_part_and_as_it_comes() throws Exception {
    long run = first();
    long attempt = server.json("/api/v1/runs/" + run + "/attempts").get(0).path("id").asLong();
    String log = "/api/v1/runs/" + run + "/attempts/" + attempt + "/log";

    assertThat(server.get(log).body()).isEqualTo("one\ntwo\n");
    HttpResponse<String> part = server.get(log, "Range", "bytes=4-");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.headers().firstValue("Content-Range")).contains("bytes 4-7/8");
    assertThat(part.body()).isEqualTo("two\n");
    assertThat(server.get(log, "Range", "bytes=-2").body()).isEqualTo("o\n");
    assertThat(server.get(log, "Range", "bytes=8-").statusCode()).isEqualTo(416);
    assertThat(server.get(log, "Range", "bytes=0-1,3-4").body()).isEqualTo("one\ntwo\n");
    assertThat(server.get(log + "?follow=true").body()).isEqualTo("one\ntwo\n");
    assertThat(server.get("/api/v1/runs/" + run + "/attempts/99/log").statusCode()).isEqualTo(404);
  }

  @Test
  void an_artifact_is_given_as_a_file_and_is_gone_once_it_is_erased() throws Exception {
    long run = first();
    String digest =
        server
            .json("/api/v1/runs/" + run)
            .path("attempts")
            .get(0)
            .path("outputs")
            .get(0)
            .path("digest")
            .asString();

    HttpResponse<String> bytes = server.get("/api/v1/artifacts/" + digest + "/bytes");

    assertThat(bytes.body()).isEqualTo("made\n");
    assertThat(bytes.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment; filename=");
    assertThat(bytes.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(server.json("/api/v1/artifacts/" + digest).get(0).path("run").asLong())
        .isEqualTo(run);
    Files.delete(
        server.held().graph().artifacts().path(io.trainyard.engine.artifact.Digest.parse(digest)));
    assertThat(server.get("/api/v1/artifacts/" + digest + "/bytes").statusCode()).isEqualTo(410);
    String version = server.json("/api/v1/runs/" + run).path("run").path("version").asString();
    assertThat(server.get("/api/v1/artifacts/" + version + "/bytes").statusCode()).isEqualTo(404);
  }

  @Test
  void the_audit_tells_every_event_page_by_page() throws Exception {
    first();

    HttpResponse<String> first = server.get("/api/v1/audit?limit=3");
    JsonNode second = server.json(LiveServer.next(first).orElseThrow());

    assertThat(first.body()).contains("\"kind\":\"run.created\"", "\"actor\":\"os:ada\"");
    assertThat(second.get(0).path("seq").asLong()).isEqualTo(4);
  }

  @Test
  void metrics_count_runs_by_state_as_prometheus_reads_them() throws Exception {
    first();

    HttpResponse<String> metrics = server.get("/metrics");

    assertThat(metrics.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/plain; version=0.0.4");
    assertThat(metrics.body())
        .contains("trainyard_runs{state=\"SUCCEEDED\"} 1.0", "trainyard_runs{state=\"FAILED\"} 0.0")
        .contains("# TYPE trainyard_events gauge", "jvm_memory_used_bytes");
  }

  @Test
  void the_head_of_an_answer_needs_a_key_as_the_answer_does() throws Exception {
    first();
    HttpRequest head =
        server
            .request("/api/v1/events")
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .build();

    assertThat(server.client().send(head, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
    assertThat(server.raw().send("HEAD", "/api/v1/events", "").status()).isEqualTo(401);
    assertThat(server.raw().send("HEAD", "/api/v1/runs/1", "").status()).isEqualTo(401);
  }
}
