package io.trainyard.pipelines.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.pipelines.CommandProcess;
import io.trainyard.pipelines.TestHome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code trainyard serve} in a process of its own, on a free port. */
final class Server implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final CommandProcess process;
  private final URI address;
  private final HttpClient client = HttpClient.newHttpClient();

  private Server(CommandProcess process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it and waits until it answers. */
  static Server start(TestHome home) throws IOException {
    CommandProcess process =
        CommandProcess.start(home, "serve", home.folder().toString(), "--port", "0");
    return new Server(process, process.awaitHolding());
  }

  /** Sends JSON and gives the answer, which must be 200. */
  JsonNode post(String path, String json) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  @Override
  public void close() throws InterruptedException {
    process.killAndAwaitOrphans();
  }
}
