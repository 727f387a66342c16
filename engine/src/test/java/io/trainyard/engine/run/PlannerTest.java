package io.trainyard.engine.run;

import static io.trainyard.engine.testing.Definitions.pipeline;
import static io.trainyard.engine.testing.Definitions.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Pipeline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T06:00:00Z");
  private static final Pipeline PIPELINE =
      pipeline("p", step("c").needs("a", "b").build(), step("a").build(), step("b").build());

  private final Planner planner = new Planner();

  private static RunSnapshot snapshot(RunState state, Map<String, Attempt> last) {
    return new RunSnapshot(
        PIPELINE, Dag.of(PIPELINE.steps()), state, last, Map.of(), Optional.empty());
  }

  private static Attempt scheduled(String step, Instant notBefore) {
    return Attempt.created(1, new RunEvents.AttemptCreated(1, step, "", 1, notBefore));
  }

  @Test
  void a_queued_run_begins_and_an_ended_one_rests() {
    assertThat(planner.decide(snapshot(RunState.QUEUED, Map.of()), NOW))
        .containsExactly(new Decision.Begin());
    assertThat(planner.decide(snapshot(RunState.FAILED, Map.of()), NOW)).isEmpty();
  }

  @Test
  void what_waits_for_nothing_is_scheduled_in_the_order_of_the_file() {
    assertThat(planner.decide(snapshot(RunState.RUNNING, Map.of()), NOW))
        .containsExactly(new Decision.Schedule("a", 1, NOW), new Decision.Schedule("b", 1, NOW));
  }

  @Test
  void the_same_run_and_time_give_the_same_decisions() {
    RunSnapshot run = snapshot(RunState.RUNNING, Map.of("a", scheduled("a", NOW)));
    assertThat(planner.decide(run, NOW)).isEqualTo(new Planner().decide(run, NOW));
  }

  @Test
  void an_attempt_is_ready_at_its_time_and_not_before() {
    Map<String, Attempt> last =
        Map.of("a", scheduled("a", NOW.plusSeconds(1)), "b", scheduled("b", NOW));
    assertThat(planner.decide(snapshot(RunState.RUNNING, last), NOW))
        .containsExactly(new Decision.Ready(last.get("b")));
    assertThat(planner.decide(snapshot(RunState.RUNNING, last), NOW.plusSeconds(1))).hasSize(2);
  }

  @Test
  void slots_go_to_those_that_were_ready_first() {
    Slots slots = new Slots(2);
    assertThat(slots.grant(List.of("x", "y", "z"), 0)).containsExactly("x", "y");
    assertThat(slots.grant(List.of("x", "y", "z"), 1)).containsExactly("x");
    assertThat(slots.grant(List.of("x", "y", "z"), 5)).isEmpty();
    assertThat(slots.grant(List.of(), 0)).isEmpty();
    assertThatThrownBy(() -> new Slots(0)).hasMessageContaining("at least one slot");
  }
}
