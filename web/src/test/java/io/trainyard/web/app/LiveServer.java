package io.trainyard.web.app;

import io.trainyard.web.api.Json;
import io.trainyard.web.api.LocalServer;
import io.trainyard.web.api.RawHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A server of a home in a folder, asked over HTTP with its token. */
final class LiveServer implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final HeldHome held;
  private final LocalServer server;
  private final String token;

  private LiveServer(HeldHome held, LocalServer server, String token) {
    this.held = held;
    this.server = server;
    this.token = token;
  }

  static LiveServer in(Path folder) throws Exception {
    Typed typed = new Typed(folder).with(Map.of("USER", "ada", "PATH", System.getenv("PATH")));
    Shell shell = typed.shell();
    Home home = Home.of(null, shell);
    HeldHome held = new Trainyard(home, shell).hold();
    held.graph().resume().join();
    LocalServer server = held.answer(0, List.of());
    return new LiveServer(held, server, ServerFile.read(home.server()).orElseThrow().token());
  }

  HeldHome held() {
    return held;
  }

  int port() {
    return server.port();
  }

  RawHttp raw() {
    return new RawHttp(server.port());
  }

  /** The header that lets in. */
  String login() {
    return "Authorization: Bearer " + token;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.address() + path))
        .header("Authorization", "Bearer " + token);
  }

  HttpClient client() {
    return client;
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, Object body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Json.line(body)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  JsonNode json(String path) throws IOException, InterruptedException {
    return Json.tree(get(path).body());
  }

  /** The run that an answer tells of, once it has ended. */
  long ended(HttpResponse<String> started) throws InterruptedException {
    long run = Json.tree(started.body()).path("run").asLong();
    held.graph().runner().await(run);
    return run;
  }

  /** The address of the next page. */
  static Optional<String> next(HttpResponse<String> page) {
    return page.headers().firstValue("Link").map(link -> link.substring(1, link.indexOf('>')));
  }

  @Override
  public void close() {
    held.close();
  }
}
