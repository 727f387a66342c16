package io.trainyard.web.app;

import io.trainyard.web.api.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A {@code trainyard serve} in a process of its own, on a PostgreSQL that others are on too. */
final class SharedServer implements AutoCloseable {
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final Path folder;
  private final int port;
  private CommandProcess process;

  private SharedServer(Path folder, int port, CommandProcess process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param folder of its own, with {@code pipelines}
   * @param store the part of its settings
   */
  static SharedServer start(Path folder, Map<String, String> store) throws IOException {
    Files.createDirectories(folder.resolve(".trainyard"));
    Files.writeString(
        folder.resolve(".trainyard/settings.json"), Json.pretty(Map.of("store", store)));
    int port = free();
    return new SharedServer(folder, port, serve(folder, port));
  }

  private static CommandProcess serve(Path folder, int port) throws IOException {
    return CommandProcess.start(folder, "serve", "pipelines", "--port", Integer.toString(port));
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Starts it again after it was killed. */
  void startAgain() throws IOException {
    process.close();
    process = serve(folder, port);
  }

  CommandProcess process() {
    return process;
  }

  Path home() {
    return folder.resolve(".trainyard");
  }

  /** {@code LEADER 1}, {@code FOLLOWER 1}, or nothing where it does not answer. */
  String role() {
    try {
      JsonNode health = Json.tree(send("GET", "/health", null).body());
      return health.path("role").asString() + " " + health.path("epoch").asLong();
    } catch (IOException e) {
      return "";
    }
  }

  JsonNode get(String path) throws IOException {
    return Json.tree(send("GET", path, null).body());
  }

  HttpResponse<String> post(String path, Object body, String... headers) throws IOException {
    return send("POST", path, Json.line(body), headers);
  }

  HttpResponse<String> send(
      String method, String path, @org.jspecify.annotations.Nullable String body, String... headers)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private Optional<String> token() throws IOException {
    return ServerFile.read(home().resolve("server.json")).map(ServerFile::token);
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}
