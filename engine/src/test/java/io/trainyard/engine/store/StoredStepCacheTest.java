package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.cache.StepCache;
import io.trainyard.engine.pipeline.ValueJson;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.CacheKey;
import io.trainyard.engine.run.RunEvents;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoredStepCacheTest {
  private static final CacheKey OLD = CacheKey.of(Map.of("option trees", "300"));
  private static final CacheKey NEW = CacheKey.of(Map.of("option trees", "301"));

  private static void attempt(
      MemoryTables tables, long id, String step, AttemptState state, @Nullable CacheKey key)
      throws Exception {
    tables.write(
        RunEvents.ATTEMPT_CREATED,
        new RunEvents.AttemptCreated(id, step, "", 1, MemoryTables.TIME));
    tables.write(RunEvents.ATTEMPT_STARTED, new RunEvents.AttemptStarted(id, id, List.of()));
    tables.write(
        RunEvents.ATTEMPT_ENDED,
        new RunEvents.AttemptEnded(
            id,
            id,
            state,
            null,
            "",
            false,
            null,
            Map.of(),
            List.of(),
            Map.of(),
            null,
            null,
            null,
            null,
            null,
            key == null ? null : RunEvents.Key.of(key)));
  }

  private static MemoryTables tables(String name) throws Exception {
    MemoryTables tables = new MemoryTables(name);
    tables.write(
        RunEvents.RUN_CREATED,
        new RunEvents.RunCreated(
            "churn",
            "sha256:0",
            "sha256:1",
            "person",
            ValueJson.write(Map.of()),
            LocalDate.of(2026, 1, 31)));
    tables.write(RunEvents.RUN_STARTED, new RunEvents.RunStarted());
    return tables;
  }

  @Test
  void the_newest_attempt_that_succeeded_under_a_key_is_found() throws Exception {
    try (MemoryTables tables = tables("found")) {
      attempt(tables, 1, "model", AttemptState.SUCCEEDED, OLD);
      attempt(tables, 2, "other", AttemptState.SUCCEEDED, OLD);
      attempt(tables, 3, "third", AttemptState.CACHED, OLD);
      attempt(tables, 4, "fourth", AttemptState.FAILED, NEW);
      attempt(tables, 5, "fifth", AttemptState.SUCCEEDED, null);
      StepCache cache = new StoredStepCache(tables.database);

      assertThat(cache.find(OLD.digest())).map(Attempt::id).contains(2L);
      assertThat(cache.find(NEW.digest())).isEmpty();
      assertThat(cache.find(Digest.of("never"))).isEmpty();
      tables.replay();
      assertThat(cache.find(OLD.digest())).map(Attempt::id).contains(2L);
    }
  }

  @Test
  void the_last_key_of_a_step_is_found_under_its_former_names_too() throws Exception {
    try (MemoryTables tables = tables("last")) {
      attempt(tables, 1, "feats", AttemptState.SUCCEEDED, OLD);
      attempt(tables, 2, "features", AttemptState.CACHED, NEW);
      attempt(tables, 3, "features again", AttemptState.FAILED, OLD);
      StepCache cache = new StoredStepCache(tables.database);
      List<String> names = List.of("features", "feats", "features again");

      assertThat(cache.last(new StepCache.Place("churn", names, "", Long.MAX_VALUE)))
          .hasValueSatisfying(last -> assertThat(last.cacheKey()).contains(NEW));
      assertThat(cache.last(new StepCache.Place("churn", names, "", 2)))
          .hasValueSatisfying(last -> assertThat(last.cacheKey()).contains(OLD));
      assertThat(cache.last(new StepCache.Place("churn", names, "eu", 3))).isEmpty();
      assertThat(cache.last(new StepCache.Place("sales", names, "", 3))).isEmpty();
      assertThat(cache.keys(1))
          .containsOnly(Map.entry(1L, OLD), Map.entry(2L, NEW), Map.entry(3L, OLD));
    }
  }
}
