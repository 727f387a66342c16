package io.trainyard.pipelines.faults;

import io.trainyard.pipelines.CommandProcess;
import io.trainyard.pipelines.ShownRun;
import io.trainyard.pipelines.TestHome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server of the real command, and runs sent to it as {@code run FILE} sends them. */
final class ServedRuns {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final TestHome home;
  private final CommandProcess process;
  private final URI address;
  private final String token;

  private ServedRuns(TestHome home, CommandProcess process, URI address, String token) {
    this.home = home;
    this.process = process;
    this.address = address;
    this.token = token;
  }

  /** Starts a server without waiting for it. */
  static CommandProcess begin(TestHome home) throws IOException {
    return begin(home, List.of("-cp", System.getProperty("java.class.path")));
  }

  /**
   * Starts a server without waiting for it.
   *
   * @param java options of its JVM, the class path among them
   */
  static CommandProcess begin(TestHome home, List<String> java) throws IOException {
    return CommandProcess.start(home, java, "serve", home.folder().toString(), "--port", "0");
  }

  /** Waits until a server that was started answers. */
  static ServedRuns answering(TestHome home, CommandProcess process) throws IOException {
    URI address = process.awaitHolding();
    JsonNode file = JSON.readTree(home.home().resolve("server.json").toFile());
    return new ServedRuns(home, process, address, file.path("token").asString(""));
  }

  CommandProcess process() {
    return process;
  }

  /** Starts a run; its number once that is acknowledged, nothing when no answer came. */
  OptionalLong start(Path file, Map<String, String> params) throws InterruptedException {
    try {
      HttpResponse<String> answer = send(file, params);
      if (answer.statusCode() != 201) {
        throw new AssertionError(answer.statusCode() + " " + answer.body());
      }
      return number(answer);
    } catch (IOException e) {
      return OptionalLong.empty(); // the server died meanwhile
    }
  }

  /** {@link #start}, which may be refused too. */
  OptionalLong offer(Path file, Map<String, String> params) throws InterruptedException {
    try {
      HttpResponse<String> answer = send(file, params);
      return answer.statusCode() == 201 ? number(answer) : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong number(HttpResponse<String> answer) {
    return OptionalLong.of(JSON.readTree(answer.body()).path("run").asLong());
  }

  private HttpResponse<String> send(Path file, Map<String, String> params)
      throws IOException, InterruptedException {
    Map<String, String> sent =
        Map.of("path", file.getFileName().toString(), "text", Files.readString(file));
    String order =
        JSON.writeValueAsString(
            Map.of(
                "files",
                List.of(sent),
                "folder",
                home.folder().toAbsolutePath().toString(),
                "params",
                params));
    HttpRequest request =
        to("/api/v1/runs").POST(HttpRequest.BodyPublishers.ofString(order)).build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Does to a run what a path says, such as {@code cancel}. */
  int post(long run, String what) throws IOException, InterruptedException {
    HttpRequest request =
        to("/api/v1/runs/" + run + "/" + what)
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  /** A run as the server shows it; a missing node when there is none. */
  JsonNode run(long number) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        CLIENT.send(to("/api/v1/runs/" + number).build(), HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() == 200 ? JSON.readTree(answer.body()) : JSON.missingNode();
  }

  /** The latest runs, in a few words. */
  List<JsonNode> latest(int limit) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        CLIENT.send(
            to("/api/v1/runs?limit=" + limit).build(), HttpResponse.BodyHandlers.ofString());
    return ShownRun.items(JSON.readTree(answer.body()));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(LONGEST)
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + token);
  }
}
