package io.trainyard.engine.why;

import static io.trainyard.engine.testing.Definitions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.cache.CacheLookup;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.FailureClass;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.CacheKey;
import io.trainyard.engine.run.FailureCause;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.SkipCause;
import io.trainyard.engine.run.StepKey;
import io.trainyard.engine.testing.Definitions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhyTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final Step ROWS = step("rows").verb("collect").build();
  private static final Step MODEL =
      step("model").verb("train").input(new Value.Output("rows", "data")).build();

  private final List<Attempt> attempts = new ArrayList<>();
  private final Map<Long, Attempt> earlier = new TreeMap<>();
  private final Map<StepKey, List<String>> shortages = new TreeMap<>();
  private Run run = run(false);

  private static Run run(boolean fresh) {
    RunEvents.RunCreated created =
        new RunEvents.RunCreated(
            "p",
            "sha256:0",
            Digest.of("x").toString(),
            "person",
            io.trainyard.engine.pipeline.ValueJson.write(Map.of()),
            LocalDate.of(2026, 1, 31),
            "/",
            null,
            null,
            fresh ? Boolean.TRUE : null,
            null);
    return Run.created(2, created, Map.of(), new Run.By("os:ada", NOW)).started(NOW);
  }

  private List<StepWhy> why(Step... steps) {
    Pipeline pipeline = Definitions.pipeline("p", steps);
    return Why.of(new RunFacts(run, pipeline, attempts, earlier, shortages, NOW));
  }

  private Attempt created(long id, String step, int tryNumber, Instant notBefore) {
    return Attempt.created(2, new RunEvents.AttemptCreated(id, step, "", tryNumber, notBefore));
  }

  private Attempt ended(long id, String step, AttemptState state, @Nullable CacheKey key) {
    return ended(id, step, 1, state, key, "", null);
  }

  private Attempt ended(
      long id,
      String step,
      int tryNumber,
      AttemptState state,
      @Nullable CacheKey key,
      String message,
      @Nullable SkipCause skip) {
    RunEvents.AttemptEnded end =
        new RunEvents.AttemptEnded(
            id,
            state == AttemptState.SKIPPED ? 0 : id,
            state,
            state == AttemptState.FAILED ? FailureCause.ERROR : null,
            message,
            true,
            null,
            Map.of(),
            List.of(),
            Map.of(),
            null,
            null,
            null,
            skip,
            null,
            key == null ? null : RunEvents.Key.of(key));
    Attempt attempt = created(id, step, tryNumber, NOW);
    return state == AttemptState.SKIPPED
        ? attempt.ended(end, NOW)
        : attempt
            .started(
                new RunEvents.AttemptStarted(
                    id,
                    id,
                    List.of(
                        new RunEvents.Used("rows", "rows.data", "", Digest.of("a").toString()))),
                NOW)
            .ended(end, NOW);
  }

  private static CacheKey key(String... parts) {
    Map<String, String> all = new TreeMap<>();
    for (int i = 0; i < parts.length; i += 2) {
      all.put(parts[i], parts[i + 1]);
    }
    return CacheKey.of(all);
  }

  @Test
  void what_ran_names_the_part_that_changed_old_and_new_and_who_made_it() {
    attempts.add(ended(1, "rows", AttemptState.CACHED, key("source", "1")));
    attempts.add(
        ended(2, "model", AttemptState.SUCCEEDED, key("input rows", "b", "facts of rows", "z")));
    earlier.put(
        2L,
        ended(9, "model", AttemptState.SUCCEEDED, key("input rows", "a", "facts of rows", "y")));

    StepWhy model = why(ROWS, MODEL).get(1);

    assertThat(model.because()).isEqualTo("changed since run 2: input rows from rows.data: a -> b");
    assertThat(model.changes()).containsExactly(new Change("input rows from rows.data", "a", "b"));
  }

  @Test
  void several_changes_are_counted_and_listed() {
    attempts.add(ended(2, "model", AttemptState.SUCCEEDED, key("option depth", "5", "seed", "1")));
    earlier.put(
        2L, ended(1, "model", AttemptState.SUCCEEDED, key("option depth", "4", "old", "x")));

    StepWhy model = why(ROWS, MODEL).get(1);

    assertThat(model.because()).endsWith("old: x is gone; and 2 more");
    assertThat(model.changes())
        .extracting(Change::text)
        .containsExactly("old: x is gone", "option depth: 4 -> 5", "seed: 1 is new");
  }

  @Test
  void what_runs_anyway_says_for_what_reason() {
    attempts.add(ended(1, "rows", AttemptState.SUCCEEDED, null));
    attempts.add(ended(2, "model", AttemptState.SUCCEEDED, key("x", "1")));
    attempts.add(ended(3, "live", AttemptState.SUCCEEDED, null));
    Step live = step("live").verb("deploy").build();

    assertThat(why(ROWS, MODEL, live))
        .extracting(StepWhy::because)
        .containsExactly(
            "what it reads could have changed, and nobody can tell without reading it",
            "it had no result yet",
            "`deploy` always runs");
    run = run(true);
    assertThat(why(ROWS, MODEL).get(1).because()).isEqualTo("the run was started with --fresh");
  }

  @Test
  void a_result_that_was_damaged_is_told() {
    attempts.add(
        ended(
            2,
            "model",
            AttemptState.SUCCEEDED,
            key(CacheLookup.REFUSED, "of run 1 is unusable: gone")));
    earlier.put(2L, ended(1, "model", AttemptState.SUCCEEDED, key()));

    assertThat(why(ROWS, MODEL).get(1).because())
        .isEqualTo("the result of run 1 is unusable: gone");
  }

  @Test
  void what_was_skipped_names_the_rule() {
    Step better = step("better").verb("compare").output("decision", ArtifactKind.DECISION).build();
    Step release =
        step("release").verb("register").when(new Value.Output("better", "decision")).build();
    attempts.add(ended(1, "better", AttemptState.SUCCEEDED, null));
    attempts.add(
        ended(2, "release", 1, AttemptState.SKIPPED, null, "`better` said no", SkipCause.WHEN));

    assertThat(why(better, release).get(1).because()).isEqualTo("`better` said no");
  }

  @Test
  void each_failed_try_says_whether_it_was_tried_again_and_why_not() {
    Step none = step("none").build();
    Step twice = step("twice").retry(Retry.times(1)).build();
    Step only =
        step("only")
            .retry(
                new Retry(
                    2, Duration.ZERO, Duration.ZERO, List.of(FailureClass.MACHINE_LOST), List.of()))
            .build();
    attempts.add(ended(1, "none", 1, AttemptState.FAILED, null, "broke", null));
    attempts.add(ended(2, "twice", 1, AttemptState.FAILED, null, "broke", null));
    attempts.add(ended(3, "twice", 2, AttemptState.FAILED, null, "broke", null));
    attempts.add(ended(4, "only", 1, AttemptState.FAILED, null, "broke", null));

    List<StepWhy> answers = why(none, only, twice);

    assertThat(answers.get(0).because()).isEqualTo("it failed: broke");
    assertThat(answers.get(0).more())
        .containsExactly("try 1 failed: not tried again, since it has no `retry`");
    assertThat(answers.get(1).more())
        .containsExactly("try 1 failed: not tried again, since it is none of `only machineLost`");
    assertThat(answers.get(2).more())
        .containsExactly(
            "try 1 failed (broke): tried again at once",
            "try 2 failed: not tried again, since its retries, 1, are used up");
  }

  @Test
  void what_waits_says_for_what() {
    attempts.add(created(1, "rows", 1, NOW));
    assertThat(why(ROWS, MODEL))
        .extracting(StepWhy::because)
        .containsExactly("it is about to begin", "it waits for `rows`");

    shortages.put(StepKey.of("rows"), List.of("it needs 1 of 1 gpus; 1 is taken, by run 1 `tune`"));
    assertThat(why(ROWS, MODEL).get(0).because()).contains("by run 1 `tune`");

    run = run.paused("os:grace");
    assertThat(why(ROWS, MODEL).get(0).because()).startsWith("os:grace paused the run");

    attempts.set(0, created(1, "rows", 2, NOW.plusSeconds(30)));
    assertThat(why(ROWS, MODEL).get(0).because()).isEqualTo("it begins at 2026-01-31T12:00:30Z");
    assertThat(Optional.ofNullable(why(ROWS, MODEL).get(1).state())).isEmpty();
  }
}
