package io.trainyard.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.pipeline.FailureClass;
import io.trainyard.engine.pipeline.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetriesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T06:00:00Z");

  private static Outcome.Failed failure(
      FailureCause cause, boolean retryable, FailureDetail detail) {
    return new Outcome.Failed(cause, "why", retryable, List.of(), Map.of(), detail);
  }

  private static Outcome.Failed failure(FailureCause cause) {
    return failure(cause, true, FailureDetail.UNKNOWN);
  }

  private static Outcome.Failed exit(int code, boolean retryable) {
    return failure(FailureCause.ERROR, retryable, FailureDetail.exit(code));
  }

  /** The attempt as it is after its events were written and read again. */
  private static Attempt failed(long run, String step, int tryNumber, Outcome.Failed outcome) {
    RunEvents.AttemptCreated created =
        new RunEvents.AttemptCreated(tryNumber, step, "", tryNumber, NOW);
    Attempt running =
        Attempt.created(run, created)
            .started(new RunEvents.AttemptStarted(tryNumber, 1, List.of()), NOW);
    String json = EventJson.write(AttemptEnds.failed(running, outcome));
    return running.ended(EventJson.read(json, RunEvents.AttemptEnded.class), NOW);
  }

  private static boolean again(
      List<FailureClass> only, List<FailureClass> never, Outcome.Failed outcome) {
    Retry retry = new Retry(1, Duration.ZERO, Duration.ZERO, only, never);
    Attempt attempt = failed(1, "a", 1, outcome);
    return new Retries(retry, attempt, attempt.isLost() ? 1 : 0).hasNext();
  }

  @Test
  void without_only_and_never_all_that_may_be_is_tried_again() {
    for (FailureCause cause : FailureCause.values()) {
      assertThat(again(List.of(), List.of(), failure(cause))).isTrue();
    }
    assertThat(again(List.of(), List.of(), exit(1, true))).isTrue();
    assertThat(again(List.of(), List.of(), exit(64, false))).isFalse();
  }

  @Test
  void a_refusal_names_the_budget_that_is_used_up() {
    Retry retry = Retry.times(1);
    Attempt lost = failed(1, "a", 4, failure(FailureCause.LOST));
    Attempt broken = failed(1, "a", 5, failure(FailureCause.ERROR));

    assertThat(new Retries(retry, lost, 3).refusal()).isEmpty();
    assertThat(new Retries(retry, lost, 4).refusal())
        .contains("it was lost 4 times, and 3 are made good");
    assertThat(new Retries(Retry.NONE, lost, 4).refusal())
        .contains("it was lost 4 times, and 3 are made good");
    assertThat(new Retries(retry, broken, 3).refusal()).contains("its retries, 1, are used up");
  }

  @Test
  void only_lets_through_what_it_names() {
    List<FailureClass> only = List.of(FailureClass.MACHINE_LOST, FailureClass.exitCode(75));
    assertThat(again(only, List.of(), failure(FailureCause.LOST))).isTrue();
    assertThat(again(only, List.of(), exit(75, true))).isTrue();
    assertThat(again(only, List.of(), exit(76, true))).isFalse();
    assertThat(again(only, List.of(), failure(FailureCause.ERROR))).isFalse();
    assertThat(again(only, List.of(), failure(FailureCause.TIMEOUT))).isFalse();
    assertThat(again(List.of(FailureClass.TIMEOUT), List.of(), failure(FailureCause.TIMEOUT)))
        .isTrue();
  }

  @Test
  void never_is_stronger_than_only() {
    List<FailureClass> memory = List.of(FailureClass.OUT_OF_MEMORY);
    assertThat(again(List.of(), memory, exit(137, true))).isFalse();
    assertThat(again(List.of(FailureClass.exitCode(137)), memory, exit(137, true))).isFalse();
    assertThat(
            again(
                List.of(), memory, failure(FailureCause.ERROR, true, FailureDetail.OUT_OF_MEMORY)))
        .isFalse();
    assertThat(again(List.of(), memory, exit(1, true))).isTrue();
  }

  @Test
  void what_no_try_can_mend_is_tried_again_only_for_an_exit_code_that_is_named() {
    assertThat(again(List.of(FailureClass.exitCode(70)), List.of(), exit(70, false))).isTrue();
    assertThat(again(List.of(FailureClass.OUT_OF_MEMORY), List.of(), exit(137, false))).isFalse();
  }

  @Test
  void lost_attempts_and_failed_ones_have_budgets_of_their_own() {
    Retry retry = Retry.times(2);
    Attempt error = failed(1, "a", 5, failure(FailureCause.ERROR));
    assertThat(new Retries(retry, error, 3).hasNext()).isTrue();
    assertThat(new Retries(retry, error, 2).hasNext()).isFalse();
    Attempt lost = failed(1, "a", 5, failure(FailureCause.LOST));
    assertThat(new Retries(Retry.times(4), lost, 4).hasNext()).isTrue();
    assertThat(new Retries(Retry.times(4), lost, 5).hasNext()).isFalse();
  }

  @Test
  void a_lost_machine_is_forgiven_a_few_times_even_where_nothing_else_is_tried_again() {
    Attempt lost = failed(1, "a", 1, failure(FailureCause.LOST));
    assertThat(new Retries(Retry.NONE, lost, 3).hasNext()).isTrue();
    assertThat(new Retries(Retry.NONE, lost, 4).hasNext()).isFalse();
    assertThat(again(List.of(), List.of(FailureClass.MACHINE_LOST), failure(FailureCause.LOST)))
        .isFalse();
  }

  @Test
  void a_pause_grows_with_the_retries_of_its_own_budget() {
    Retry retry = new Retry(9, Duration.ofNanos(1), Duration.ofHours(1), List.of(), List.of());
    Attempt lost = failed(1, "a", 40, failure(FailureCause.LOST));
    assertThat(new Retries(retry, lost, 1).earliest(NOW)).isBetween(NOW, NOW.plusNanos(1));
  }

  @Test
  void the_same_attempt_draws_the_same_pause_and_others_draw_others() {
    Outcome.Failed error = failure(FailureCause.ERROR);
    Set<Long> draws = new HashSet<>();
    for (int run = 1; run <= 10; run++) {
      for (String step : List.of("a", "b", "model")) {
        for (int tryNumber = 1; tryNumber <= 10; tryNumber++) {
          long draw = Jitter.draw(failed(run, step, tryNumber, error));
          assertThat(Jitter.draw(failed(run, step, tryNumber, error))).isEqualTo(draw);
          draws.add(draw);
        }
      }
    }
    assertThat(draws).hasSize(300);
  }

  /** The first number for this seed as published with SplitMix64's reference code. */
  @Test
  void the_mixing_is_that_of_splitmix64() {
    assertThat(Long.toUnsignedString(Jitter.next(1_234_567))).isEqualTo("6457827717110365317");
  }

  @Test
  void an_older_record_without_the_detail_is_read_as_unknown() {
    String json =
        "{\"attempt\":1,\"token\":1,\"state\":\"FAILED\",\"cause\":\"ERROR\",\"message\":\"x\","
            + "\"retryable\":true,\"rows\":null,\"metrics\":{},\"findings\":[],\"outputs\":{},"
            + "\"decision\":null}";
    assertThat(EventJson.read(json, RunEvents.AttemptEnded.class).detail())
        .isEqualTo(FailureDetail.UNKNOWN);
  }
}
