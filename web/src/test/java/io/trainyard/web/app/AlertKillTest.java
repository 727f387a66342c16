package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trainyard.web.api.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a receiver gets of a server that fails runs all the time, is killed, and loses tables. */
@Tag("servers")
final class AlertKillTest {
  private static final String FAILS =
      """
      pipeline('fails') {
          schedule { every 1.seconds; zone 'UTC'; overlap allow; ifMissed none }
          collect { csv 'nothing.csv' }
          onFailure { webhook 'sink' }
      }
      """;
  private static final String TELLS =
      """
      pipeline('tells') {
          def region = text { otherwise 'eu' }
          notify { webhook 'sink'; text "All is well in ${region}" }
      }
      """;

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<JsonNode> received = new CopyOnWriteArrayList<>();
  private HttpServer sink;
  private CommandProcess server;

  @BeforeEach
  void prepare() throws Exception {
    sink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    sink.setExecutor(Executors.newSingleThreadExecutor());
    sink.createContext("/", this::take);
    sink.start();
    Files.createDirectories(folder.resolve("pipelines"));
    Path secret = folder.resolve(".trainyard/secrets/sink");
    Files.createDirectories(secret.getParent());
    Files.writeString(secret, "not-to-be-seen");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(
        folder.resolve(".trainyard/settings.json"),
        """
        {"channels": {"sink": {"kind": "webhook", "url": "http://127.0.0.1:%d/in", "secret": "secret:sink"}},
         "network": {"allow": ["127.0.0.1"]}}
        """
            .formatted(sink.getAddress().getPort()));
  }

  private void take(HttpExchange exchange) throws IOException {
    received.add(Json.tree(exchange.getRequestBody().readAllBytes()));
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private void start() throws Exception {
    Files.deleteIfExists(folder.resolve(".trainyard/server.json"));
    server = CommandProcess.start(folder, "serve", "--port", "0");
    soon().until(() -> get("/api/v1/home").has("folder"));
  }

  private void end(String signal) throws Exception {
    server.signal(signal);
    server.exit();
  }

  @AfterEach
  void stop() throws Exception {
    sink.stop(0);
    if (server != null) {
      end("KILL");
    }
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(120)).ignoreExceptions();
  }

  private JsonNode get(String path) throws Exception {
    ServerFile file = ServerFile.read(folder.resolve(".trainyard/server.json")).orElseThrow();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(file.address() + path))
            .header("Authorization", "Bearer " + file.token())
            .build();
    return Json.tree(client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
  }

  private void deleteTables() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(".trainyard/db"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private Set<Long> failedRuns() throws Exception {
    Set<Long> runs = new TreeSet<>();
    get("/api/v1/runs?pipeline=fails&state=FAILED&limit=1000")
        .forEach(run -> runs.add(run.path("run").asLong()));
    return runs;
  }

  /** Runs that were killed in their middle go on first. */
  private boolean haveAllEnded() throws Exception {
    for (JsonNode run : get("/api/v1/runs?pipeline=fails&limit=1000")) {
      if (!run.path("state").asString().equals("FAILED")) {
        return false;
      }
    }
    return true;
  }

  private List<String> keys() {
    return received.stream().map(each -> each.path("key").asString()).toList();
  }

  private Set<Long> toldRuns() {
    return received.stream().map(each -> each.path("run").asLong()).collect(Collectors.toSet());
  }

  @Test
  void a_kill_under_load_and_the_loss_of_the_tables_lose_nothing_and_repeat_nothing_acknowledged()
      throws Exception {
    Path pipeline = folder.resolve("pipelines/fails.groovy");
    Files.writeString(pipeline, FAILS);
    Set<String> underWay = new HashSet<>();
    for (int round = 1; round <= 3; round++) {
      start();
      int wanted = received.size() + 3;
      soon().until(() -> received.size() >= wanted);
      if (round == 2) {
        end("TERM"); // nothing is under way after an orderly end
      } else {
        end("KILL");
        underWay.add(keys().get(received.size() - 1));
      }
      deleteTables();
    }
    Files.delete(pipeline);
    start();
    soon().until(() -> haveAllEnded() && toldRuns().containsAll(failedRuns()));
    end("TERM");
    int told = received.size();
    deleteTables();
    start();
    soon().until(() -> get("/api/v1/notifications?state=DUE").isEmpty());

    assertThat(toldRuns()).as("0 lost").isEqualTo(failedRuns()).hasSizeGreaterThan(8);
    assertThat(received).as("0 repeated after an orderly end").hasSize(told);
    Set<String> once = new HashSet<>();
    assertThat(keys().stream().filter(key -> !once.add(key)).toList())
        .as("repeated are at most those that were under way at a kill")
        .isSubsetOf(underWay);
    JsonNode first = get("/api/v1/notifications?limit=1").get(0);
    assertThat(first.path("state").asString()).isEqualTo("SENT");
    assertThat(first.path("channel").asString()).isEqualTo("sink");
    assertThat(get("/api/v1/notifications?limit=1000").toString()).doesNotContain("not-to-be-seen");
  }

  @Test
  void a_step_that_notifies_tells_before_the_command_ends() throws Exception {
    Files.writeString(folder.resolve("pipelines/tells.groovy"), TELLS);
    server =
        CommandProcess.start(folder, "run", "pipelines/tells.groovy", "--param", "region=Ankara");
    assertThat(server.exit()).as(server.printed()).isZero();
    assertThat(received).hasSize(1);
    assertThat(received.get(0).path("subject").asString())
        .isEqualTo("tells: All is well in Ankara");
    assertThat(received.get(0).path("about").asString()).isEqualTo("notify");
    assertThat(received.get(0).path("lines").get(1).asString())
        .startsWith("Told by step notify of run 1");
  }
}
