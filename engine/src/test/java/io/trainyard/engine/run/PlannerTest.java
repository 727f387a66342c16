package io.trainyard.engine.run;

import static io.trainyard.engine.testing.Definitions.pipeline;
import static io.trainyard.engine.testing.Definitions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.ValueJson;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T06:00:00Z");
  private static final Pipeline PIPELINE =
      pipeline("p", step("c").needs("a", "b").build(), step("a").build(), step("b").build());

  private final Planner planner = new Planner();
  private final Progress progress = new Progress(Blueprint.of(PIPELINE));

  private static Run run(RunState state) {
    RunEvents.RunCreated created =
        new RunEvents.RunCreated("p", "", "", "person", ValueJson.write(Map.of()), LocalDate.EPOCH);
    Run queued = Run.created(1, created, Map.of(), new Run.By("os:ada", NOW));
    if (state == RunState.QUEUED) {
      return queued;
    }
    Run running = queued.started(NOW);
    return state == RunState.RUNNING
        ? running
        : running.ended(new RunEvents.RunEnded(state, ""), NOW);
  }

  private List<Decision> decide(Instant now) {
    return planner.decide(progress, progress.takeChanged(), now);
  }

  private static Attempt scheduled(String step, Instant notBefore) {
    return Attempt.created(1, new RunEvents.AttemptCreated(1, step, "", 1, notBefore));
  }

  private static Decision schedule(String step) {
    return new Decision.Schedule(StepKey.of(step), 1, NOW);
  }

  @Test
  void a_queued_run_begins_and_an_ended_one_rests() {
    assertThat(decide(NOW)).containsExactly(new Decision.Begin());
    progress.set(run(RunState.FAILED));
    assertThat(decide(NOW)).isEmpty();
  }

  @Test
  void what_waits_for_nothing_is_scheduled_in_the_order_of_the_file() {
    progress.set(run(RunState.RUNNING));
    assertThat(decide(NOW)).containsExactly(schedule("a"), schedule("b"));
  }

  @Test
  void the_same_progress_and_time_give_the_same_decisions() {
    progress.set(run(RunState.RUNNING));
    progress.set(scheduled("a", NOW));
    assertThat(planner.decide(progress, progress.nodes(), NOW))
        .isEqualTo(new Planner().decide(progress, progress.nodes(), NOW));
  }

  @Test
  void an_attempt_is_ready_at_its_time_and_not_before() {
    progress.set(run(RunState.RUNNING));
    Attempt later = scheduled("a", NOW.plusSeconds(1));
    Attempt now = scheduled("b", NOW);
    progress.set(later);
    progress.set(now);
    assertThat(decide(NOW)).containsExactly(new Decision.Ready(now));
    progress.touch(StepKey.of("a"));
    assertThat(decide(NOW.plusSeconds(1))).containsExactly(new Decision.Ready(later));
  }
}
