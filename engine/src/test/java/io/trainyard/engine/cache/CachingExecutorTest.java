package io.trainyard.engine.cache;

import static io.trainyard.engine.testing.Definitions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.CacheKey;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.StepExecutor;
import io.trainyard.engine.testing.Definitions;
import io.trainyard.engine.testing.ManualClock;
import io.trainyard.engine.testing.MemoryArtifacts;
import io.trainyard.engine.testing.MemoryStore;
import io.trainyard.engine.testing.ScriptedExecutor;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CachingExecutorTest {
  private static final Instant NOW = Instant.parse("2026-01-31T00:00:00Z");

  private final ScriptedExecutor steps = new ScriptedExecutor();
  private final MemoryArtifacts artifacts = new MemoryArtifacts();
  private final ManualThreads threads = new ManualThreads();
  private final Kept kept = new Kept();
  private final Heard heard = new Heard();
  private final Step model = step("model").verb("train").build();
  private final Pipeline pipeline = Definitions.pipeline("p", model);
  private CacheParts parts = order -> Optional.of(Map.of());
  private final CacheKeys keys = new CacheKeys(Map.of(), Map.of());
  private final CachingExecutor executor =
      new CachingExecutor(
          steps,
          new CacheLookup(
              keys,
              order -> parts.of(order),
              new CacheLookup.Ports(kept, artifacts, new MemoryStore(new ManualClock(NOW)))),
          threads);

  /** Results by key. */
  private static final class Kept implements StepCache {
    private final Map<Digest, Attempt> results = new HashMap<>();

    @Override
    public Optional<Attempt> find(Digest key) {
      return Optional.ofNullable(results.get(key));
    }

    @Override
    public Optional<Attempt> last(Place place) {
      return Optional.empty();
    }

    @Override
    public Optional<CacheKey> key(long attempt) {
      return Optional.empty();
    }

    @Override
    public Map<Long, CacheKey> keys(long run) {
      return Map.of();
    }
  }

  private static final class Heard implements StepExecutor.Listener {
    private final Map<Long, Outcome> ends = new LinkedHashMap<>();

    @Override
    public void ended(AttemptOrder order, Outcome outcome) {
      assertThat(ends.put(order.attempt(), outcome)).as("two ends of one attempt").isNull();
    }

    @Override
    public void progress(AttemptOrder order, long rows) {}

    @Override
    public void metric(AttemptOrder order, String name, double x, double value) {}
  }

  private AttemptOrder order(long attempt) {
    return Orders.of(attempt, pipeline, model);
  }

  private CacheKey key() {
    return keys.of(order(1), Map.of());
  }

  private void keep(Artifact artifact) {
    RunEvents.AttemptCreated created = new RunEvents.AttemptCreated(7, "model", "", 1, NOW);
    RunEvents.AttemptEnded ended =
        new RunEvents.AttemptEnded(
            7,
            3,
            io.trainyard.engine.run.AttemptState.SUCCEEDED,
            null,
            "",
            false,
            12L,
            Map.of("auc", 0.8),
            List.of(),
            Map.of("data", RunEvents.Made.of(artifact)),
            true,
            null,
            null);
    kept.results.put(
        key().digest(),
        Attempt.created(1, created)
            .started(new RunEvents.AttemptStarted(7, 3, List.of()), NOW)
            .ended(ended, NOW));
  }

  private Artifact stored(String content) {
    byte[] bytes = content.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return new Artifact("old.data", "table", artifacts.put(bytes).digest(), bytes.length, Map.of());
  }

  @Test
  void what_was_never_made_runs_and_ends_with_its_key() {
    executor.submit(order(1), heard);
    assertThat(steps.submitted()).isEmpty();
    threads.runAll();

    assertThat(steps.submitted()).hasSize(1);
    assertThat(heard.ends.get(1L))
        .isInstanceOfSatisfying(
            Outcome.Succeeded.class, end -> assertThat(end.key()).contains(key()));
  }

  @Test
  void a_result_with_the_same_key_is_taken_over_under_the_name_of_the_step() {
    Artifact artifact = stored("rows");
    keep(artifact);

    executor.submit(order(1), heard);
    threads.runAll();

    assertThat(steps.submitted()).isEmpty();
    Outcome.Reused reused = (Outcome.Reused) heard.ends.get(1L);
    assertThat(reused.run()).isEqualTo(1);
    assertThat(reused.attempt()).isEqualTo(7);
    assertThat(reused.result().outputs())
        .containsExactly(Map.entry("data", artifact.named("model.data")));
    assertThat(reused.result().decision()).contains(true);
    assertThat(reused.result().rows()).hasValue(12);
  }

  @Test
  void a_result_whose_bytes_are_gone_or_of_another_size_is_made_anew_with_the_reason() {
    keep(Orders.artifact("never stored"));
    executor.submit(order(1), heard);
    threads.runAll();

    Artifact small = stored("rows");
    keep(new Artifact("old.data", "table", small.digest(), 99, Map.of()));
    executor.submit(order(2), heard);
    threads.runAll();

    assertThat(heard.ends.values())
        .allSatisfy(
            end -> {
              CacheKey key = ((Outcome.Succeeded) end).key().orElseThrow();
              assertThat(key.digest()).isEqualTo(key().digest());
              assertThat(key.parts().get(CacheLookup.REFUSED)).contains("run 1");
            });
  }

  @Test
  void what_can_never_be_taken_over_goes_straight_through() {
    Step deploy = step("live").verb("deploy").build();
    executor.submit(Orders.of(deploy), heard);

    assertThat(threads.waiting()).isZero();
    assertThat(heard.ends.get(1L))
        .isInstanceOfSatisfying(Outcome.Succeeded.class, end -> assertThat(end.key()).isEmpty());
  }

  @Test
  void a_body_that_says_nothing_lasting_or_fails_to_say_runs_without_a_key() {
    parts = order -> Optional.empty();
    executor.submit(order(1), heard);
    threads.runAll();
    parts =
        order -> {
          throw new java.io.IOException("no such file");
        };
    executor.submit(order(2), heard);
    threads.runAll();

    assertThat(heard.ends.values())
        .hasSize(2)
        .allSatisfy(end -> assertThat(((Outcome.Succeeded) end).key()).isEmpty());
  }

  @Test
  void of_two_with_one_key_at_once_one_runs_and_the_other_takes_its_result_over() {
    steps.hold("model");
    executor.submit(order(1), heard);
    executor.submit(order(2), heard);
    threads.runAll();
    assertThat(steps.running()).hasSize(1);

    steps.end("model", ScriptedExecutor.success(order(1)));
    threads.runAll();

    assertThat(steps.submitted()).hasSize(1);
    assertThat(heard.ends.get(2L))
        .isInstanceOfSatisfying(
            Outcome.Reused.class,
            end -> {
              assertThat(end.attempt()).isEqualTo(1);
              assertThat(end.run()).isEqualTo(order(1).run());
            });
  }

  @Test
  void where_the_first_fails_or_is_stopped_the_next_one_runs() {
    steps.hold("model");
    StepExecutor.Running first = executor.submit(order(1), heard);
    executor.submit(order(2), heard);
    executor.submit(order(3), heard);
    threads.runAll();

    first.cancel();
    threads.runAll();
    assertThat(heard.ends).containsOnlyKeys(1L);
    steps.end("model", Outcome.Failed.error("no"));
    threads.runAll();
    steps.end("model", ScriptedExecutor.success(order(3)));

    assertThat(steps.submitted()).hasSize(3);
    assertThat(heard.ends.get(3L)).isInstanceOf(Outcome.Succeeded.class);
  }

  @Test
  void a_stop_ends_what_has_not_begun_and_what_waits_for_another() {
    steps.hold("model");
    executor.submit(order(1), heard);
    StepExecutor.Running waiting = executor.submit(order(2), heard);
    threads.runAll();
    StepExecutor.Running queued = executor.submit(order(3), heard);

    waiting.cancel();
    queued.cancel();
    threads.runAll();
    steps.end("model", ScriptedExecutor.success(order(1)));
    threads.runAll();

    assertThat(steps.submitted()).hasSize(1);
    assertThat(heard.ends).hasSize(3);
    assertThat(heard.ends.get(2L)).isInstanceOf(Outcome.Failed.class);
    assertThat(heard.ends.get(3L)).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void once_closed_nothing_begins() {
    executor.close();
    executor.submit(order(1), heard);

    assertThat(heard.ends.get(1L)).isInstanceOf(Outcome.Failed.class);
  }
}
