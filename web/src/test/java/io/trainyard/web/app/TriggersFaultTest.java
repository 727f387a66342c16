package io.trainyard.web.app;

import static io.trainyard.web.app.TwoServers.START;
import static io.trainyard.web.app.TwoServers.awaitReady;
import static io.trainyard.web.app.TwoServers.awaitRole;
import static io.trainyard.web.app.TwoServers.awaitState;
import static io.trainyard.web.app.TwoServers.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten triggers a second while servers are killed: five schedules of a second, and five starts, each
 * of them sent to both servers under one Idempotency-Key. Whatever was acknowledged is there, and
 * nothing is there twice.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(1_200)
class TriggersFaultTest {
  private static final String RUNS = "/api/v1/pipelines/quick/runs";
  private static final int A_SECOND = 5;
  private static final int KILL_EVERY_SECONDS = 20;

  @TempDir Path folder;
  private final Map<Long, Set<Long>> runs = new ConcurrentHashMap<>();
  private final AtomicLong refused = new AtomicLong();

  @Test
  @Tag("servers")
  void twenty_seconds_of_triggers_give_one_run_each() throws Exception {
    trigger(Duration.ofSeconds(20));
  }

  @Test
  @Tag("faults")
  void minutes_of_triggers_give_one_run_each_while_leaders_are_killed() throws Exception {
    boolean isWhole = System.getProperty("faults", "").equals("full");
    trigger(Duration.ofMinutes(isWhole ? 10 : 2));
  }

  private void trigger(Duration time) throws Exception {
    try (TwoServers both = new TwoServers(folder)) {
      SharedServer first = both.start("first");
      awaitRole(first, "LEADER 1", START);
      awaitReady(first);
      SharedServer second = both.start("second");
      awaitRole(second, "FOLLOWER 1", START);
      int kills = send(List.of(first, second), time);
      settle(both, first, second);
      check(both, time, kills);
    }
  }

  /** Sends starts, and kills now the one and now the other; says how often. */
  private int send(List<SharedServer> servers, Duration time) throws Exception {
    ScheduledExecutorService senders = Executors.newScheduledThreadPool(8);
    long total = time.toSeconds() * A_SECOND;
    for (long key = 1; key <= total; key++) {
      long next = key;
      long at = key * 1_000 / A_SECOND;
      for (SharedServer server : servers) {
        senders.schedule(() -> start(server, next), at, TimeUnit.MILLISECONDS);
      }
    }
    List<ScheduledFuture<?>> kills = new ArrayList<>();
    for (long at = KILL_EVERY_SECONDS / 2; at < time.toSeconds(); at += KILL_EVERY_SECONDS) {
      kills.add(senders.schedule(() -> kill(servers), at, TimeUnit.SECONDS));
    }
    senders.shutdown();
    assertThat(senders.awaitTermination(time.toSeconds() + 120, TimeUnit.SECONDS)).isTrue();
    for (ScheduledFuture<?> kill : kills) {
      kill.get();
    }
    return kills.size();
  }

  private static boolean kill(List<SharedServer> servers) throws Exception {
    for (SharedServer server : servers) {
      if (server.role().startsWith("LEADER")) {
        server.process().signal("KILL");
        server.startAgain();
        return true;
      }
    }
    return false;
  }

  private void start(SharedServer server, long key) {
    try {
      HttpResponse<String> answer =
          server.post(RUNS, Map.of("fresh", true), "Idempotency-Key", "trigger-" + key);
      if (answer.statusCode() == 201) {
        runs.computeIfAbsent(key, absent -> ConcurrentHashMap.newKeySet()).add(number(answer));
      } else {
        refused.incrementAndGet();
      }
    } catch (IOException e) {
      refused.incrementAndGet();
    }
  }

  private static void settle(TwoServers both, SharedServer first, SharedServer second)
      throws Exception {
    org.awaitility.Awaitility.await()
        .atMost(START)
        .until(
            () ->
                (first.role() + second.role())
                    .matches(".*(LEADER).*(FOLLOWER).*|.*(FOLLOWER).*(LEADER).*"));
    long last = both.number("select max(number) from {tables}.run where pipeline = 'quick'");
    awaitState(first, last, "SUCCEEDED");
  }

  private void check(TwoServers both, Duration time, int kills) throws Exception {
    List<Long> acknowledged = new ArrayList<>();
    runs.values()
        .forEach(
            each -> {
              assertThat(each).as("one run, whichever server was asked").hasSize(1);
              acknowledged.addAll(each);
            });
    assertThat(new HashSet<>(acknowledged)).hasSameSizeAs(acknowledged);
    assertThat(both.number("select count(*) from {tables}.run where pipeline = 'quick'"))
        .as("nothing acknowledged is lost")
        .isBetween((long) acknowledged.size(), time.toSeconds() * A_SECOND);
    // The schedules still fire, so each question is one look.
    assertThat(
            both.number(
                "select count(*) - count(distinct (pipeline, logical_time)) from {tables}.run"
                    + " where pipeline like 'tick%'"))
        .as("runs beyond one per pipeline and logical time")
        .isZero();
    assertThat(
            both.number(
                "select coalesce(sum(span - n), 0) from (select extract(epoch from"
                    + " max(logical_time) - min(logical_time))::bigint + 1 as span, count(*) as n"
                    + " from {tables}.run where pipeline like 'tick%' group by pipeline) s"))
        .as("no fire time is left out")
        .isZero();
    System.out.printf(
        java.util.Locale.ROOT,
        "triggers: %d s, %d kills, %d acknowledged starts, %d refused and asked again elsewhere,"
            + " %d fires%n",
        time.toSeconds(),
        kills,
        acknowledged.size(),
        refused.get(),
        both.number("select count(*) from {tables}.run where pipeline like 'tick%'"));
  }
}
