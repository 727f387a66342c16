package io.trainyard.pipelines.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.testing.Figures;
import io.trainyard.engine.testing.Scale;
import io.trainyard.pipelines.CommandProcess;
import io.trainyard.pipelines.ShownRun;
import io.trainyard.pipelines.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A server is killed again and again while runs are sent to it, on one home that is never cleaned
 * up: now and then while it still starts, mostly while it works. {@code -Dseed=7} replays the
 * moments.
 */
@Tag("faults")
class ServerKillTest {
  private static final int ROUNDS = Integer.getInteger("rounds", Scale.of(20, 500));
  private static final long SEED = Long.getLong("seed", 20261121);

  /** A round sends so many before its last moments, and so many in them, at most. */
  private static final int RUNS = 4;

  private static final int LONGEST_AFTER_MILLIS = 600;
  private static final int LONG_EVERY = 12;

  /** A run is stuck when for so long none has come to its end. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  /** As often as a step may be lost, by its {@code retry}: the most that there may be. */
  private static final int LOSSES = 100;

  /** From so many rounds on, an archive of classes saves more than it costs. */
  private static final int MANY = 50;

  /** Each so many rounds one of the runs that are sent is of tables, which workers do. */
  private static final int TABLES_EVERY = 3;

  private static final String TABLES =
      """
      pipeline('tables') {
          defaults { retry { times 100; backoff 100.millis } }
          def tag = text { otherwise 'none' }
          def people = collect { csv 'people.csv' }
          def a = transform(people) { sql "select name, ${tag} as tag from people" }
          def b = transform(a) { sql 'select * from a' }
          def c = transform(a) { sql 'select upper(name) as name from a' }
          def d = transform(b, c) { sql 'select b.name from b join c on upper(b.name) = c.name' }
      }
      """;

  private static final String SCRIPTS =
      """
      pipeline('scripts') {
          defaults { retry { times 100; backoff 100.millis } }
          def tag = text { otherwise 'none' }
          def a = step { using shell('tag.sh') { argument 'tag', tag }; produces file('made') }
          def b = step(a.made) { using shell('tag.sh'); produces file('made') }
          def c = step(a.made) { using shell('tag.sh'); produces file('other') }
          def d = step(b.made, c.other) { using shell('tag.sh'); produces file('made') }
      }
      """;

  @TempDir Path folder;
  private final Random random = new Random(SEED);
  private List<String> java = List.of("-cp", System.getProperty("java.class.path"));

  /** Tag by the number of an acknowledged run. */
  private final Map<Long, String> acknowledged = new TreeMap<>();

  private final ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
  private final Figures figures =
      Figures.of("kill")
          .count("rounds", 0)
          .count("acknowledged", 0)
          .count("lost", 0)
          .count("stuck", 0)
          .count("doubled", 0)
          .count("failed", 0)
          .count("lost more often than a step may be", 0)
          .count("attempts lost and made good", 0);

  @Test
  void a_server_that_is_killed_loses_no_run_keeps_none_stuck_and_runs_none_twice()
      throws Exception {
    write();
    TestHome home = TestHome.in(folder);
    java = ROUNDS < MANY ? java : QuickStart.options(folder);
    try {
      for (int round = 1; round <= ROUNDS; round++) {
        liveAndDie(home, round);
        figures.add("rounds", 1);
      }
      ServedRuns last = ServedRuns.answering(home, ServedRuns.begin(home, java));
      look(last);
      last.process().killAndAwaitOrphans();
    } finally {
      killer.shutdownNow();
      figures.close(System.out, Clock.systemUTC());
    }
    assertThat(figures.get("lost")).isZero();
    assertThat(figures.get("stuck")).isZero();
    assertThat(figures.get("doubled")).isZero();
    assertThat(figures.get("failed")).isZero();
  }

  private void write() throws IOException {
    Files.writeString(folder.resolve("people.csv"), "name\nAda\nGrace\nEdsger\n");
    Files.writeString(
        folder.resolve("tag.sh"), "echo \"$TY_STEP $*\" > ${TY_OUTPUT_MADE:-$TY_OUTPUT_OTHER}\n");
    Files.writeString(folder.resolve("tables.groovy"), TABLES);
    Files.writeString(folder.resolve("scripts.groovy"), SCRIPTS);
  }

  private void liveAndDie(TestHome home, int round) throws Exception {
    CommandProcess process = ServedRuns.begin(home, java);
    if (random.nextInt(10) == 0) {
      process.runFor(random.nextInt(1_500));
      process.kill();
      return;
    }
    ServedRuns served = ServedRuns.answering(home, process);
    int before = random.nextInt(RUNS + 1);
    for (int i = 0; i < before; i++) {
      send(served, round, i);
    }
    killer.schedule(
        () -> {
          process.kill();
          return 0;
        },
        longest(round) * random.nextInt(1_000) / 1_000,
        TimeUnit.MILLISECONDS);
    for (int i = before; i < before + RUNS && process.isAlive(); i++) {
      send(served, round, i);
    }
    process.runFor(longest(round));
    process.kill();
  }

  /** Now and then one lives longer than a worker takes to start. */
  private static int longest(int round) {
    return round % LONG_EVERY == 0 ? 8 * LONGEST_AFTER_MILLIS : LONGEST_AFTER_MILLIS;
  }

  private void send(ServedRuns served, int round, int place) throws InterruptedException {
    boolean isTables = round % TABLES_EVERY == 0 && place == 0;
    Path file = folder.resolve(isTables ? "tables.groovy" : "scripts.groovy");
    String tag = round + "-" + place;
    OptionalLong number = served.start(file, Map.of("tag", tag));
    if (number.isPresent()) {
      acknowledged.put(number.getAsLong(), tag);
      figures.add("acknowledged", 1);
    }
  }

  private void look(ServedRuns served) throws Exception {
    awaitEnds(served);
    Map<String, Long> runsByTag = new HashMap<>();
    for (Map.Entry<Long, String> run : acknowledged.entrySet()) {
      if (served.run(run.getKey()).isMissingNode()) {
        figures.add("lost", 1);
        continue;
      }
      JsonNode ended = served.run(run.getKey());
      String state = ended.path("run").path("state").asString("");
      figures.add("stuck", isDone(ended) ? 0 : 1);
      if (state.equals("FAILED") && isLostTooOften(ended)) {
        figures.add("lost more often than a step may be", 1);
      } else if (state.equals("FAILED")) {
        figures.add("failed", 1);
        System.out.println("failed: " + ended);
      }
      String tag = ended.path("run").path("params").path("tag").asString("");
      boolean isTwice = runsByTag.put(tag, run.getKey()) != null || !tag.equals(run.getValue());
      figures.add("doubled", isTwice || hasRunTwice(ended) ? 1 : 0);
      figures.add(
          "attempts lost and made good",
          losses(ended).values().stream().mapToLong(count -> count).sum());
    }
  }

  /** Where each life is shorter than a worker takes to start, a step ends as its budget says. */
  private static boolean isLostTooOften(JsonNode run) {
    return losses(run).values().stream().anyMatch(count -> count == LOSSES + 1);
  }

  /** How often each step was lost. */
  private static Map<String, Long> losses(JsonNode run) {
    return ShownRun.items(run.path("attempts")).stream()
        .filter(attempt -> attempt.path("cause").asString("").equals("LOST"))
        .collect(
            Collectors.groupingBy(
                attempt -> attempt.path("step").asString(""), Collectors.counting()));
  }

  /** Waits until every run has ended, for as long as one after the other does. */
  private void awaitEnds(ServedRuns served) {
    Set<Long> open = new HashSet<>(acknowledged.keySet());
    try {
      while (!open.isEmpty()) {
        int before = open.size();
        Awaitility.await().atMost(LONGEST_PAUSE).until(() -> left(served, open) < before);
      }
    } catch (ConditionTimeoutException e) {
      System.out.println("not at their end: " + open);
    }
  }

  /** How many have not ended; those that have are taken out. */
  private static int left(ServedRuns served, Set<Long> open) throws Exception {
    for (long run : List.copyOf(open)) {
      JsonNode shown = served.run(run);
      if (!shown.isMissingNode() && !isDone(shown)) {
        return open.size();
      }
      open.remove(run);
    }
    return 0;
  }

  private static boolean isDone(JsonNode run) {
    return Set.of("SUCCEEDED", "FAILED", "CANCELLED")
        .contains(run.path("run").path("state").asString(""));
  }

  /** A step succeeds once, and no try of it begins before the one before has ended. */
  private static boolean hasRunTwice(JsonNode run) throws IOException {
    Map<String, String> ends = new HashMap<>();
    Set<String> succeeded = new HashSet<>();
    List<JsonNode> attempts = ShownRun.items(run.path("attempts"));
    for (JsonNode attempt : attempts) {
      String step = attempt.path("step").asString("");
      String started = attempt.path("started").asString("");
      String before = ends.put(step, attempt.path("ended").asString(""));
      boolean overlaps =
          before != null
              && !started.isEmpty()
              && Instant.parse(started).isBefore(Instant.parse(before));
      boolean again =
          attempt.path("state").asString("").equals("SUCCEEDED") && !succeeded.add(step);
      if (overlaps || again) {
        return true;
      }
    }
    return false;
  }
}
