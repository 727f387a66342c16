package io.trainyard.engine.store;

import static io.trainyard.engine.testing.Definitions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.FileArtifactStore;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineJson;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Trigger;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Limits;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.Runner;
import io.trainyard.engine.run.RunnerPorts;
import io.trainyard.engine.run.RunnerSettings;
import io.trainyard.engine.run.TimerAlarm;
import io.trainyard.engine.schedule.Calendars;
import io.trainyard.engine.schedule.PipelineFires;
import io.trainyard.engine.schedule.QuartzAlarm;
import io.trainyard.engine.schedule.Scheduler;
import io.trainyard.engine.schedule.SchedulerPorts;
import io.trainyard.engine.testing.ScriptedExecutor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How fast many schedules start, and how late their runs are made; on a real disk and clock. */
@Tag("bench")
class ScheduleFiguresTest {
  private static final int SCHEDULES = 10_000;
  private static final int SECONDS = 20;
  private static final int WARM_UP = 6;

  private static final long ANCHOR = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

  @TempDir Path home;

  /** Every hundred seconds; a hundred of them come at each second. */
  private static Pipeline pipeline(int i) {
    List<Option> schedule =
        List.of(
            new Option("every", List.of(new Value.Span(Duration.ofSeconds(100))), SourceRef.NONE),
            new Option(
                "from",
                List.of(
                    new Value.Text(
                        LocalDateTime.parse("2026-01-01T00:00:00")
                            .plusSeconds(i % 100)
                            .toString())),
                SourceRef.NONE));
    return Pipeline.named("p" + i)
        .triggers(List.of(new Trigger("schedule", schedule, SourceRef.NONE)))
        .steps(step("work").build())
        .version("sha256:" + i)
        .build();
  }

  /** Definitions of those that fire next are there already, as where they have run before. */
  private void keep(List<Pipeline> pipelines, Instant now) throws Exception {
    FileArtifactStore artifacts = FileArtifactStore.open(home);
    long second = Math.floorMod(now.getEpochSecond() - ANCHOR, 100L);
    for (int i = 0; i < SCHEDULES; i++) {
      if (Math.floorMod(i % 100 - second, 100L) < SECONDS + 40) {
        artifacts.put(PipelineJson.writeLine(pipelines.get(i)).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void ten_thousand_schedules_start_soon_and_fire_in_time() throws Exception {
    Clock clock = Clock.systemUTC();
    ExecutorService runnerLoop = Executors.newSingleThreadExecutor();
    ExecutorService loop = Executors.newSingleThreadExecutor();
    StoreSettings settings = new StoreSettings(home, clock, Thread::new, new Random(1), 4711);
    try (Store store = Store.open(settings, EngineTables.all());
        TimerAlarm timer = new TimerAlarm(clock, Thread::new);
        QuartzAlarm alarm = new QuartzAlarm()) {
      StoredRuns runs = new StoredRuns(store.database());
      Runner runner =
          new Runner(
              new RunnerPorts(
                  store.journal(),
                  runs,
                  term -> Optional.empty(),
                  new ScriptedExecutor(),
                  FileArtifactStore.open(home),
                  timer,
                  clock),
              RunnerSettings.of(Limits.ofAttempts(64)),
              runnerLoop);
      List<Pipeline> pipelines =
          IntStream.range(0, SCHEDULES).mapToObj(ScheduleFiguresTest::pipeline).toList();
      keep(pipelines, clock.instant());
      Instant begin = clock.instant();
      Scheduler scheduler =
          new Scheduler(
              new SchedulerPorts(
                  runner,
                  runs,
                  store.journal(),
                  new StoredSchedules(store.database()),
                  alarm,
                  clock),
              loop);
      pipelines.forEach(each -> scheduler.put(each, home, new PipelineFires(each, Calendars.NONE)));
      loop.submit(() -> {}).get();
      Duration start = Duration.between(begin, clock.instant());
      TimeUnit.SECONDS.sleep(SECONDS);
      scheduler.close();
      loop.submit(() -> {}).get();
      Instant warm = begin.plus(start).plusSeconds(WARM_UP);
      List<Run> made =
          runs.latest("", SCHEDULES).stream().filter(run -> run.created().isAfter(warm)).toList();
      long[] late =
          made.stream()
              .mapToLong(
                  run ->
                      Duration.between(run.planned().orElseThrow().scheduled(), run.created())
                          .toMillis())
              .sorted()
              .toArray();
      System.out.printf(
          "%d schedules started in %d ms; %d runs: late p50 %d ms, p99 %d ms, most %d ms%n",
          SCHEDULES,
          start.toMillis(),
          late.length,
          late[late.length / 2],
          late[(int) (late.length * 0.99)],
          late[late.length - 1]);
      assertThat(start).isLessThan(Duration.ofSeconds(5));
      assertThat(late.length).isGreaterThan((SECONDS - WARM_UP) * 90);
      assertThat(late[(int) (late.length * 0.99)]).isLessThan(250);
    } finally {
      loop.shutdownNow();
      runnerLoop.shutdownNow();
    }
  }
}
