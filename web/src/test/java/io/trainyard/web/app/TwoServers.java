package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trainyard.web.api.Json;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Servers in processes of their own, on one PostgreSQL and one shared folder. */
final class TwoServers implements AutoCloseable {
  static final Duration START = Duration.ofSeconds(60);
  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static final String USER = "postgres";

  private final Path folder;
  private final Map<String, String> store;
  private final List<SharedServer> servers = new ArrayList<>();

  /** Started when the first test asks; the process's end ends it. */
  private static final class Postgres {
    static final EmbeddedPostgres INSTANCE = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** On the PostgreSQL of all tests. */
  TwoServers(Path folder) throws IOException {
    this(folder, Postgres.INSTANCE.getJdbcUrl(USER, USER));
  }

  TwoServers(Path folder, String url) throws IOException {
    this.folder = folder;
    this.store =
        Map.of(
            "url",
            url,
            "user",
            USER,
            "password",
            "secret:store/password",
            "schema",
            "two" + SCHEMAS.incrementAndGet(),
            "shared",
            Files.createDirectories(folder.resolve("shared")).toString());
  }

  /** Starts one more; each has the same pipelines in a folder of its own. */
  SharedServer start(String name) throws IOException {
    Path own = folder.resolve(name);
    Path pipelines = Files.createDirectories(own.resolve("pipelines"));
    write(pipelines);
    Path secrets = Files.createDirectories(own.resolve(".trainyard/secrets/store"));
    OwnerFile.write(secrets.resolve("password"), USER);
    SharedServer server = SharedServer.start(own, store);
    servers.add(server);
    return server;
  }

  private void write(Path pipelines) throws IOException {
    Files.writeString(pipelines.resolve("quick.groovy"), "pipeline('quick') { def a = list(1) }\n");
    Files.writeString(
        pipelines.resolve("slow.groovy"),
        """
        pipeline('slow') {
            def first = step { using shell('slow.sh'); produces file('report') }
            def second = step(first.report) { using shell('quick.sh'); produces file('report') }
        }
        """);
    Files.writeString(
        pipelines.resolve("slow.sh"),
        "while [ -e '%s' ]; do sleep 0.1; done; echo first; echo 1 > \"$TY_OUTPUT_REPORT\"\n"
            .formatted(gate()));
    Files.writeString(pipelines.resolve("quick.sh"), "echo 2 > \"$TY_OUTPUT_REPORT\"\n");
    for (int i = 0; i < 5; i++) {
      Files.writeString(
          pipelines.resolve("tick" + i + ".groovy"),
          ("pipeline('tick%d') { schedule { every 1.second; overlap allow; ifMissed all(1000) };"
                  + " def a = list(1) }\n")
              .formatted(i));
    }
  }

  /** As long as this file is there, runs of {@code slow} wait. */
  Path gate() {
    return folder.resolve("gate");
  }

  static void awaitRole(SharedServer server, String role, Duration within) {
    await()
        .atMost(within)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> server.role().equals(role));
  }

  /** Waits until the server knows its pipelines. */
  static void awaitReady(SharedServer server) {
    await()
        .atMost(START)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .until(() -> server.send("GET", "/api/v1/pipelines/slow", null).statusCode() == 200);
  }

  /** The number of the run that was started. */
  static long number(HttpResponse<String> started) {
    assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
    return Json.tree(started.body()).path("run").asLong();
  }

  static void awaitState(SharedServer server, long run, String state) {
    await()
        .atMost(START)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(() -> server.get("/api/v1/runs/" + run).at("/run/state").asString("").equals(state));
  }

  /** One number that the database answers; {@code {log}} and {@code {tables}} are its schemas. */
  long number(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(store.get("url"), USER, USER);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(inSchema(sql))) {
      row.next();
      return row.getLong(1);
    }
  }

  private String inSchema(String sql) {
    String schema = String.valueOf(store.get("schema"));
    return sql.replace("{log}", schema).replace("{tables}", schema + "_tables");
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(gate());
    for (SharedServer server : servers) {
      server.close();
    }
  }
}
