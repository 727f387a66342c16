package io.trainyard.web.app;

import static io.trainyard.web.app.TwoServers.START;
import static io.trainyard.web.app.TwoServers.awaitReady;
import static io.trainyard.web.app.TwoServers.awaitRole;
import static io.trainyard.web.app.TwoServers.awaitState;
import static io.trainyard.web.app.TwoServers.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One server leads, the other reads, forwards and takes over. */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
@Tag("servers")
class TwoServersTest {
  private static final Duration TAKEOVER = Duration.ofSeconds(10);
  private static final String RUNS = "/api/v1/pipelines/quick/runs";
  private static final String SLOW = "/api/v1/pipelines/slow/runs";

  @TempDir Path folder;
  private TwoServers servers;
  private SharedServer first;
  private SharedServer second;

  @BeforeEach
  void start() throws IOException {
    servers = new TwoServers(folder);
    first = servers.start("first");
    awaitRole(first, "LEADER 1", START);
    awaitReady(first);
    second = servers.start("second");
    awaitRole(second, "FOLLOWER 1", START);
  }

  @AfterEach
  void end() throws IOException {
    servers.close();
  }

  @Test
  void a_follower_forwards_and_goes_on_within_10_s_when_the_leader_is_killed() throws Exception {
    HttpResponse<String> started = second.post(RUNS, Map.of(), "Trainyard-Actor", "os:grace");
    long run = number(started);
    assertThat(second.get("/api/v1/runs/" + run).at("/run/actor").asString(""))
        .as("read at once where it was written, by whom it was asked for")
        .isEqualTo("os:grace");
    awaitState(second, run, "SUCCEEDED");
    assertThat(second.send("GET", "/metrics", null).body()).contains("trainyard_leads 0.0");

    Files.createFile(servers.gate());
    long going = number(first.post(SLOW, Map.of()));
    first.process().signal("KILL");
    awaitRole(second, "LEADER 2", TAKEOVER);
    Files.delete(servers.gate());
    awaitState(second, going, "SUCCEEDED");
    awaitReady(second);
    assertThat(number(second.post(RUNS, Map.of()))).isGreaterThan(going);

    first.startAgain();
    awaitRole(first, "FOLLOWER 2", START);
    assertThat(first.get("/api/v1/runs/" + going).at("/run/state").asString())
        .isEqualTo("SUCCEEDED");
    assertThat(first.send("GET", "/api/v1/runs/" + going + "/output", null).body())
        .as("what a step printed is in the shared folder")
        .contains("first");
  }

  @Test
  void a_leader_that_was_stopped_beyond_its_lease_writes_no_more() throws Exception {
    first.process().signal("STOP");
    awaitRole(second, "LEADER 2", Duration.ofSeconds(15));
    long run = number(second.post(RUNS, Map.of()));
    awaitState(second, run, "SUCCEEDED");
    first.process().signal("CONT");
    awaitRole(first, "FOLLOWER 2", START);
    assertThat(first.process().printed()).contains("this server leads no more: ");
    awaitState(first, run, "SUCCEEDED");
    assertThat(number(first.post(RUNS, Map.of()))).as("through the other").isGreaterThan(run);
    assertThat(first.post("/api/v1/audit/verify", Map.of()).body()).doesNotContain("damage\":{");
  }

  @Test
  void a_leader_that_loses_its_connections_leads_no_more_and_runs_go_on() throws Exception {
    Files.createFile(servers.gate());
    long going = number(second.post(SLOW, Map.of()));
    servers.number("select pg_terminate_backend(pid)::int from {log}.leader");
    awaitState(second, going, "RUNNING");
    org.awaitility.Awaitility.await()
        .atMost(TAKEOVER)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () ->
                (first.role() + second.role()).contains("LEADER 2")
                    && (first.role() + second.role()).contains("FOLLOWER 2"));
    Files.delete(servers.gate());
    awaitState(first, going, "SUCCEEDED");
    awaitState(second, going, "SUCCEEDED");
  }
}
