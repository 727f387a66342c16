package io.trainyard.web.app;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code trainyard serve} of a folder's home in a process of its own, as a user starts it. */
public final class ServedHome implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(400);

  /** Of the processor within {@link #LOOK}: less is what timers take. */
  private static final Duration IDLE = Duration.ofMillis(30);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final ServerFile file;

  private ServedHome(Process process, ServerFile file) {
    this.process = process;
    this.file = file;
  }

  /** Starts it, and returns when it listens. */
  public static ServedHome start(Path folder) throws IOException {
    Path server = Home.of(null, new Typed(folder).shell()).server();
    Files.deleteIfExists(server);
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:disable",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--port",
                "0")
            .directory(folder.toFile());
    builder.environment().remove("TRAINYARD_HOME");
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("printed").toFile());
    Process process = builder.start();
    await().atMost(PATIENCE).until(() -> !process.isAlive() || ServerFile.read(server).isPresent());
    Optional<ServerFile> file = ServerFile.read(server);
    return new ServedHome(
        process,
        file.orElseThrow(
            () -> new IllegalStateException("no server: see " + folder.resolve("printed"))));
  }

  public String address() {
    return file.address();
  }

  /** What lets in, as the header {@code Authorization}. */
  public String authorization() {
    return "Bearer " + file.token();
  }

  /** Returns when it does nothing more of its own accord. */
  public ServedHome atRest() throws InterruptedException {
    int idle = 0;
    Duration before = spent();
    while (idle < 3 && !process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
      Duration now = spent();
      idle = now.minus(before).compareTo(IDLE) < 0 ? idle + 1 : 0;
      before = now;
    }
    return this;
  }

  /** Time of processors since it was started. */
  public Duration spent() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Asks for a page as a browser does. */
  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address() + path))
            .header("Authorization", authorization())
            .header("Accept", "text/html")
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
