package io.trainyard.web.app;

import static io.trainyard.web.app.TwoServers.START;
import static io.trainyard.web.app.TwoServers.awaitReady;
import static io.trainyard.web.app.TwoServers.awaitRole;
import static io.trainyard.web.app.TwoServers.awaitState;
import static io.trainyard.web.app.TwoServers.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The database is stopped in the middle of runs, and comes back. */
@EnabledOnOs(OS.LINUX)
@Tag("faults")
@Timeout(2_400)
class OutageFaultTest {
  private static final boolean IS_WHOLE = System.getProperty("faults", "").equals("full");
  private static final int ROUNDS = IS_WHOLE ? 20 : 2;
  private static final Duration AWAY = Duration.ofSeconds(IS_WHOLE ? 60 : 8);

  @TempDir Path folder;
  private int port;

  private EmbeddedPostgres postgres() throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("postgres"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  @Test
  void runs_end_once_after_the_database_was_away() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    EmbeddedPostgres database = postgres();
    try (TwoServers both = new TwoServers(folder, database.getJdbcUrl("postgres", "postgres"))) {
      SharedServer server = both.start("first");
      awaitRole(server, "LEADER 1", START);
      awaitReady(server);
      for (int round = 1; round <= ROUNDS; round++) {
        Files.createFile(both.gate());
        long run = number(server.post("/api/v1/pipelines/slow/runs", Map.of("fresh", true)));
        awaitState(server, run, "RUNNING");
        database.close();
        await().pollDelay(AWAY).atMost(AWAY.plus(START)).until(() -> server.role().isEmpty());
        database = postgres();
        awaitRole(server, "LEADER " + (round + 1), START);
        Files.delete(both.gate());
        awaitState(server, run, "SUCCEEDED");
        awaitReady(server);
        assertThat(
                both.number(
                    "select count(*) from {tables}.attempt where state = 'SUCCEEDED' and run = "
                        + run))
            .as("each step ended well once")
            .isEqualTo(2);
      }
      assertThat(
              both.number(
                  "select count(*) - count(distinct (pipeline, logical_time)) from {tables}.run"
                      + " where logical_time is not null"))
          .isZero();
    } finally {
      database.close();
    }
  }
}
