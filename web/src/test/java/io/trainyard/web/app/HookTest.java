package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trainyard.engine.trigger.HookSignature;
import io.trainyard.web.api.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Calls of a real server, which is killed and begun again without its tables. */
@Tag("slow")
final class HookTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ORDERS =
      """
      pipeline('orders') {
          trigger {
              webhook 'orders', secret('hooks/orders')
              give 'region', event('data.region')
          }
          trigger {
              file 'in/*.csv'
              stableFor 0.seconds
          }
          def region = text { otherwise 'none' }
          step { using shell('ok.sh') { argument 'region', region } }
      }
      """;
  private static final String AFTER =
      """
      pipeline('after') {
          trigger { succeeded 'orders' }
          step { using shell('ok.sh') }
      }
      """;

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private CommandProcess server;

  @BeforeEach
  void prepare() throws Exception {
    Files.createDirectories(folder.resolve("pipelines/in"));
    Files.writeString(folder.resolve("pipelines/orders.groovy"), ORDERS);
    Files.writeString(folder.resolve("pipelines/after.groovy"), AFTER);
    Files.writeString(folder.resolve("pipelines/ok.sh"), "exit 0\n");
    Path secret = folder.resolve(".trainyard/secrets/hooks/orders");
    Files.createDirectories(secret.getParent());
    Files.writeString(secret, SECRET);
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    start();
  }

  private void start() throws Exception {
    Files.deleteIfExists(folder.resolve(".trainyard/server.json"));
    server = CommandProcess.start(folder, "serve", "--port", "0");
    soon().until(() -> file().isPresent());
  }

  private void kill() throws Exception {
    server.signal("KILL");
    server.exit();
  }

  @AfterEach
  void stop() throws Exception {
    kill();
  }

  private static org.awaitility.core.ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(90)).ignoreExceptions();
  }

  private java.util.Optional<ServerFile> file() throws IOException {
    return ServerFile.read(folder.resolve(".trainyard/server.json"));
  }

  private JsonNode get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(file().orElseThrow().address() + path))
            .header("Authorization", "Bearer " + file().orElseThrow().token())
            .build();
    return Json.tree(client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
  }

  /** The runs of a pipeline with their first param and state, oldest first. */
  private List<String> runs(String pipeline) throws Exception {
    List<String> runs = new ArrayList<>();
    for (JsonNode run : get("/api/v1/runs?pipeline=" + pipeline)) {
      runs.add(
          0, run.path("cause").asString() + " " + run.path("params").path("region").asString(""));
    }
    return runs;
  }

  /** One call, signed by this secret at this time. */
  private record Call(String id, Instant at, String body, String secret, String... headers) {}

  /** As senders do: what the server is not ready to take is sent again. */
  private HttpResponse<String> send(Call call) {
    return await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> sendOnce(call), answer -> answer.statusCode() != 503);
  }

  private HttpResponse<String> sendOnce(Call call) throws Exception {
    String time = Long.toString(call.at().getEpochSecond());
    byte[] body = call.body().getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(file().orElseThrow().address() + "/api/v1/hooks/orders"))
            .header("webhook-id", call.id())
            .header("webhook-timestamp", time)
            .header(
                "webhook-signature", HookSignature.signature(call.id(), time, body, call.secret()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .headers(call.headers());
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static Call json(String id, String body) {
    return new Call(id, Instant.now(), body, SECRET, "Content-Type", "application/json");
  }

  @Test
  void a_signed_call_starts_one_run_also_over_a_kill_and_the_loss_of_the_tables() throws Exception {
    Call call = json("m1", "{\"region\":\"us\"}");
    HttpResponse<String> first = send(call);
    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(send(call).body()).contains("\"repeated\":true");
    String event =
        "{\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"/shop\",\"type\":\"order\","
            + "\"data\":{\"region\":\"eu\"}}";
    String[] structured = {"Content-Type", "application/cloudevents+json"};
    assertThat(send(new Call("m2", Instant.now(), event, SECRET, structured)).statusCode())
        .isEqualTo(202);
    assertThat(send(new Call("m3", Instant.now(), event, SECRET, structured)).body())
        .as("its id is the key")
        .contains("\"repeated\":true");
    String[] binary = {
      "Content-Type", "application/json", "ce-specversion", "1.0", "ce-id", "m4", "ce-type", "x"
    };
    assertThat(
            send(new Call("m4", Instant.now(), "{\"region\":\"apac\"}", SECRET, binary))
                .statusCode())
        .isEqualTo(202);
    assertThat(send(new Call("m5", Instant.now(), "{}", SECRET, binary)).statusCode())
        .isEqualTo(400);
    List<String> expected = List.of("event us", "event eu", "event apac");
    soon().untilAsserted(() -> assertThat(runs("orders")).isEqualTo(expected));
    soon().untilAsserted(() -> assertThat(runs("after")).hasSize(3));
    JsonNode why = get("/api/v1/runs/1/why");
    assertThat(why.path("startedBy").path("event").asLong())
        .isEqualTo(Json.tree(first.body().getBytes(StandardCharsets.UTF_8)).path("event").asLong());

    kill();
    delete(folder.resolve(".trainyard/db"));
    start();
    assertThat(send(call).body()).contains("\"repeated\":true");
    assertThat(send(json("m6", "{\"region\":\"last\"}")).statusCode()).isEqualTo(202);
    soon().untilAsserted(() -> assertThat(runs("orders")).hasSize(4));
    soon().untilAsserted(() -> assertThat(runs("after")).hasSize(4));
    assertThat(runs("orders").subList(0, 3)).isEqualTo(expected);
  }

  @Test
  void a_call_that_is_not_signed_as_it_should_be_starts_nothing() throws Exception {
    String[] type = {"Content-Type", "application/json"};
    Instant now = Instant.now();
    assertThat(send(new Call("m1", now, "{}", "another", type)).statusCode()).isEqualTo(401);
    assertThat(send(new Call("m1", now.minusSeconds(400), "{}", SECRET, type)).statusCode())
        .isEqualTo(401);
    assertThat(send(new Call("m1", now, "x".repeat(300_000), SECRET, type)).statusCode())
        .isEqualTo(413);
    assertThat(send(json("m2", "{\"region\":")).statusCode()).isEqualTo(400);
    assertThat(send(json("m3", "{}")).statusCode()).isEqualTo(202);
    soon()
        .untilAsserted(
            () ->
                assertThat(get("/api/v1/pipelines/orders/left-out").toString())
                    .contains("has no 'data.region' for the param 'region'"));
    for (int i = 0; i < 10; i++) {
      send(new Call("m1", now, "{}", "another", type));
    }
    assertThat(send(new Call("m1", now, "{}", "another", type)).statusCode()).isEqualTo(429);
    assertThat(runs("orders")).isEmpty();
    assertThat(Files.readString(folder.resolve("printed"))).doesNotContain(SECRET);
  }

  @Test
  void a_file_that_arrives_starts_one_run_and_one_that_came_while_nobody_was_there_too()
      throws Exception {
    Files.writeString(folder.resolve("pipelines/in/a.csv"), "id\n1\n");
    soon().untilAsserted(() -> assertThat(runs("orders")).hasSize(1));
    kill();
    Files.writeString(folder.resolve("pipelines/in/b.csv"), "id\n2\n");
    delete(folder.resolve(".trainyard/db"));
    start();
    soon().untilAsserted(() -> assertThat(runs("orders")).hasSize(2));
    soon().untilAsserted(() -> assertThat(runs("after")).hasSize(2));
  }

  private static void delete(Path top) throws IOException {
    try (Stream<Path> files = Files.walk(top)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
