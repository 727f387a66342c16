package io.trainyard.engine.why;

import static io.trainyard.engine.testing.Definitions.pipeline;
import static io.trainyard.engine.testing.Definitions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.cache.CacheLookup;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.CacheKey;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.References;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunPlannerTest {
  private static final Step ROWS = step("rows").verb("collect").build();
  private static final Step MODEL =
      step("model").verb("train").input(new Value.Output("rows", "data")).build();
  private static final Step BETTER =
      step("better")
          .verb("compare")
          .input(new Value.Output("model", "data"))
          .output("decision", ArtifactKind.DECISION)
          .build();
  private static final Step RELEASE =
      step("release")
          .verb("register")
          .input(new Value.Output("model", "data"))
          .when(new Value.Output("better", "decision"))
          .build();
  private static final Step LIVE =
      step("live").verb("deploy").input(new Value.Output("release", "data")).build();

  private final Told told = new Told();

  /** What a test says can be known. */
  private static final class Told implements Foresight {
    private final Map<String, Optional<Boolean>> cached = new HashMap<>();
    private final Set<String> unknowable = new HashSet<>();
    private final Map<String, List<Duration>> durations = new HashMap<>();

    @Override
    public Optional<CacheLookup.Found> find(AttemptOrder order) {
      String step = order.step().name();
      if (unknowable.contains(step)) {
        return Optional.empty();
      }
      CacheKey key = CacheKey.of(Map.of("step", step));
      if (!cached.containsKey(step)) {
        return Optional.of(new CacheLookup.Found(key, Optional.empty()));
      }
      Outcome.Builder result =
          Outcome.succeeded()
              .output("data", new Artifact("x", "table", Digest.of(step), 1, Map.of()));
      cached.get(step).ifPresent(result::decision);
      return Optional.of(
          new CacheLookup.Found(key, Optional.of(new Outcome.Reused(7, 70, key, result.build()))));
    }

    @Override
    public Optional<Attempt> last(Step step) {
      return Optional.empty();
    }

    @Override
    public Optional<References.Found> reference(Value.Term reference) {
      return Optional.empty();
    }

    @Override
    public List<Duration> durations(Step step) {
      return durations.getOrDefault(step.name(), List.of());
    }
  }

  private RunPlan plan() throws InterruptedException {
    return RunPlanner.plan(
        new PlannedRun(
            pipeline("p", ROWS, MODEL, BETTER, RELEASE, LIVE),
            Map.of(),
            Path.of("/"),
            LocalDate.of(2026, 1, 31)),
        told);
  }

  @Test
  void a_home_without_results_runs_all_and_leaves_open_what_a_decision_rules()
      throws InterruptedException {
    RunPlan plan = plan();

    assertThat(plan.steps())
        .extracting(StepForecast::would)
        .containsExactly(
            Forecast.RUN, Forecast.RUN, Forecast.RUN, Forecast.DEPENDS, Forecast.DEPENDS);
    assertThat(plan.steps())
        .extracting(StepForecast::because)
        .containsExactly(
            "it has no result yet",
            "`rows` runs before it",
            "`model` runs before it",
            "it depends on what `better` decides",
            "it depends on what becomes of `release`");
    assertThat(plan.expected()).isNull();
  }

  @Test
  void what_was_made_is_taken_over_and_a_known_no_skips() throws InterruptedException {
    told.cached.put("rows", Optional.empty());
    told.cached.put("model", Optional.empty());
    told.cached.put("better", Optional.of(false));

    assertThat(plan().steps())
        .extracting(StepForecast::would, StepForecast::because)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Forecast.CACHED, "unchanged: as in run 7"),
            org.assertj.core.groups.Tuple.tuple(Forecast.CACHED, "unchanged: as in run 7"),
            org.assertj.core.groups.Tuple.tuple(Forecast.CACHED, "unchanged: as in run 7"),
            org.assertj.core.groups.Tuple.tuple(Forecast.SKIPPED, "`better` said no"),
            org.assertj.core.groups.Tuple.tuple(Forecast.SKIPPED, "`release` is skipped"));
  }

  @Test
  void a_known_yes_runs_what_always_runs() throws InterruptedException {
    told.cached.put("rows", Optional.empty());
    told.cached.put("model", Optional.empty());
    told.cached.put("better", Optional.of(true));

    assertThat(plan().steps().get(3).because()).isEqualTo("`register` always runs");
    assertThat(plan().steps().get(4).would()).isEqualTo(Forecast.RUN);
  }

  @Test
  void after_a_source_that_cannot_be_asked_all_depends_on_what_it_holds()
      throws InterruptedException {
    told.unknowable.add("rows");

    assertThat(plan().steps().get(0).would()).isEqualTo(Forecast.RUN);
    assertThat(plan().steps().get(1).would()).isEqualTo(Forecast.DEPENDS);
    assertThat(plan().steps().get(1).because()).isEqualTo("it runs if `rows` makes something new");
  }

  @Test
  void the_time_is_that_of_the_longest_way_by_the_middle_of_the_last_runs()
      throws InterruptedException {
    told.cached.put("rows", Optional.empty());
    told.durations.put("rows", List.of(Duration.ofHours(1)));
    told.durations.put(
        "model", List.of(Duration.ofSeconds(9), Duration.ofSeconds(2), Duration.ofSeconds(3)));
    told.durations.put("better", List.of(Duration.ofSeconds(1)));

    assertThat(plan().expected()).isEqualTo(Duration.ofSeconds(4));
    assertThat(plan().longest()).containsExactly("model", "better");
  }
}
