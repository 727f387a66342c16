package io.trainyard.engine.run;

import static io.trainyard.engine.testing.Definitions.pipeline;
import static io.trainyard.engine.testing.Definitions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.testing.Figures;
import io.trainyard.engine.testing.ManualClock;
import io.trainyard.engine.testing.ManualLoop;
import io.trainyard.engine.testing.MemoryArtifacts;
import io.trainyard.engine.testing.MemoryStore;
import io.trainyard.engine.testing.ScriptedExecutor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The clock on the wall is set, by an hour forwards or backwards, by a leap second or by a step of
 * NTP, at each second of a run with pauses, waits and a timeout. What is launched is what is
 * launched without that, and nothing comes later than a tick of the alarm.
 */
class ClockJumpTest {
  private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int LONGEST = 600;

  private static final List<Duration> JUMPS =
      List.of(
          Duration.ofHours(1),
          Duration.ofHours(-1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(-1),
          Duration.ofMillis(128),
          Duration.ofMillis(-128),
          Duration.ofDays(-1));

  private static final Duration PAUSE = Duration.ofSeconds(10);

  private static final Pipeline PIPELINE =
      pipeline(
          "timed",
          step("flaky").retry(new Retry(2, PAUSE, PAUSE, List.of(), List.of())).build(),
          step("waits").build(),
          step("hangs").timeout(Duration.ofSeconds(20)).retry(Retry.times(1)).build(),
          step("last").needs("flaky", "waits").build());

  /** How long the run took in steady time, and how often each step was launched. */
  private record Told(int seconds, Map<String, Integer> launches, String end) {}

  private final ManualClock wall = new ManualClock(START);
  private final ManualClock steady = new ManualClock(START);
  private final ManualLoop loop = new ManualLoop();

  @Test
  void a_clock_that_is_set_starts_nothing_twice_and_holds_nothing_up() {
    Told expected = new ClockJumpTest().run(-1, Duration.ZERO);
    assertThat(expected.seconds).isBetween(40, 50);
    Figures figures =
        Figures.of("clock-jump").count("jumps", 0).count("duplicates", 0).count("stalls", 0);
    for (Duration jump : JUMPS) {
      for (int at = 0; at <= expected.seconds; at++) {
        Told told = new ClockJumpTest().run(at, jump);
        figures.add("jumps", 1);
        figures.add("duplicates", told.launches.equals(expected.launches) ? 0 : 1);
        figures.add("stalls", told.seconds > expected.seconds + 1 ? 1 : 0);
        assertThat(told.end).as("%s after %d s", jump, at).isEqualTo(expected.end);
      }
    }
    figures.close(System.out, Clock.systemUTC());
    assertThat(figures.get("duplicates")).isZero();
    assertThat(figures.get("stalls")).isZero();
  }

  private Told run(int jumpAt, Duration jump) {
    MemoryStore store = new MemoryStore(wall);
    SteadyAlarm alarm = new SteadyAlarm(wall, steady);
    ScriptedExecutor executor = executor();
    Runner runner =
        new Runner(
            new RunnerPorts(
                store,
                store,
                term -> Optional.empty(),
                executor,
                new MemoryArtifacts(),
                alarm,
                wall),
            new RunnerSettings(Limits.ofAttempts(8), PAUSE, 3),
            loop);
    runner.submit(
        new StartRequest(PIPELINE, Map.of(), Path.of("."), "person", "os:ada", LocalDate.EPOCH));
    loop.runAll();
    int second = 0;
    while (!store.run(1).orElseThrow().state().isDone() && second < LONGEST) {
      if (second == jumpAt) {
        wall.advance(jump);
      }
      wall.advance(TICK);
      steady.advance(TICK);
      second++;
      while (alarm.ring()) {
        loop.runAll();
      }
    }
    Map<String, Integer> launches = new TreeMap<>();
    executor.submitted().forEach(order -> launches.merge(order.step().name(), 1, Integer::sum));
    return new Told(second, launches, store.run(1).orElseThrow().state().name());
  }

  /** One that fails twice, one that waits for half a minute, one that never ends by itself. */
  private ScriptedExecutor executor() {
    return new ScriptedExecutor()
        .answer(
            "flaky",
            order ->
                order.tryNumber() < 3
                    ? Outcome.Failed.error("not yet")
                    : ScriptedExecutor.success(order))
        .answer(
            "waits",
            order ->
                order.state().isEmpty()
                    ? new Outcome.Waiting(wall.instant().plusSeconds(30), "a while", "waited")
                    : ScriptedExecutor.success(order))
        .hold("hangs");
  }
}
