package io.trainyard.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.pipeline.ValueJson;
import io.trainyard.engine.testing.GeneratedFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The moves of runs and attempts: every legal one is made, every other one is refused. */
class StatesTest {
  private static final Instant TIME = Instant.parse("2026-03-01T06:00:00Z");

  @Test
  void the_legal_moves_are_these() {
    assertThat(moves(RunState.values(), (from, to) -> from.canBecome(to)))
        .containsExactly(
            "QUEUED -> CANCELLED",
            "QUEUED -> RUNNING",
            "RUNNING -> CANCELLED",
            "RUNNING -> FAILED",
            "RUNNING -> SUCCEEDED");
    assertThat(moves(AttemptState.values(), (from, to) -> from.canBecome(to)))
        .containsExactly(
            "RUNNING -> CACHED",
            "RUNNING -> CANCELLED",
            "RUNNING -> FAILED",
            "RUNNING -> SUCCEEDED",
            "RUNNING -> WAITING",
            "SCHEDULED -> CACHED",
            "SCHEDULED -> CANCELLED",
            "SCHEDULED -> RUNNING",
            "SCHEDULED -> SKIPPED",
            "WAITING -> CANCELLED",
            "WAITING -> FAILED",
            "WAITING -> RUNNING");
  }

  @Test
  void nothing_follows_what_is_done() {
    assertThat(RunState.values())
        .allMatch(state -> state.isDone() == next(state.name(), RunState.values()).isEmpty());
    assertThat(AttemptState.values())
        .allMatch(state -> state.isDone() == next(state.name(), AttemptState.values()).isEmpty());
  }

  private static List<String> next(String from, RunState[] all) {
    return moves(all, (a, b) -> a.canBecome(b)).stream()
        .filter(move -> move.startsWith(from + " "))
        .toList();
  }

  private static List<String> next(String from, AttemptState[] all) {
    return moves(all, (a, b) -> a.canBecome(b)).stream()
        .filter(move -> move.startsWith(from + " "))
        .toList();
  }

  @Test
  void an_attempt_makes_every_legal_move_and_no_other() {
    for (AttemptState from : AttemptState.values()) {
      for (AttemptState to : AttemptState.values()) {
        if (to == AttemptState.SCHEDULED) {
          continue; // an attempt begins there and never comes back
        }
        check(from + " -> " + to, from.canBecome(to), () -> move(attempt(from), to).state() == to);
      }
    }
  }

  @Test
  void only_a_running_attempt_is_launched_again() {
    for (AttemptState state : AttemptState.values()) {
      check(
          "relaunch of " + state,
          state == AttemptState.RUNNING,
          () ->
              attempt(state)
                      .relaunched(new RunEvents.AttemptRelaunched(1, 1, 2, "", List.of()))
                      .token()
                  == 2);
    }
  }

  @Test
  void a_run_makes_every_legal_move_and_no_other() {
    for (RunState from : RunState.values()) {
      check(
          from + " -> RUNNING",
          from.canBecome(RunState.RUNNING),
          () -> run(from).started(TIME).state() == RunState.RUNNING);
      for (RunState to :
          List.of(RunState.QUEUED, RunState.SUCCEEDED, RunState.FAILED, RunState.CANCELLED)) {
        check(
            from + " -> " + to,
            from.canBecome(to),
            () -> run(from).ended(new RunEvents.RunEnded(to, ""), TIME).state() == to);
      }
    }
  }

  private static void check(String move, boolean isLegal, Supplier<Boolean> made) {
    if (isLegal) {
      assertThat(made.get()).as(move).isTrue();
    } else {
      assertThatThrownBy(made::get).as(move).isInstanceOf(IllegalStateException.class);
    }
  }

  private static Attempt move(Attempt attempt, AttemptState to) {
    return switch (to) {
      case RUNNING -> attempt.started(new RunEvents.AttemptStarted(1, 2, List.of()), TIME);
      case WAITING -> attempt.waiting(new RunEvents.AttemptWaiting(1, 1, TIME, "", ""));
      case SUCCEEDED, FAILED, SKIPPED, CACHED, CANCELLED -> attempt.ended(end(to), TIME);
      case SCHEDULED -> throw new IllegalArgumentException("nothing becomes SCHEDULED");
    };
  }

  private static RunEvents.AttemptEnded end(AttemptState state) {
    return new RunEvents.AttemptEnded(
        1, 1, state, null, "", false, null, Map.of(), List.of(), Map.of(), null, null, null);
  }

  private static Attempt attempt(AttemptState state) {
    Attempt created = Attempt.created(1, new RunEvents.AttemptCreated(1, "model", "", 1, TIME));
    if (state == AttemptState.SCHEDULED) {
      return created;
    } else if (state == AttemptState.SKIPPED) {
      return move(created, state);
    }
    Attempt running = move(created, AttemptState.RUNNING);
    return state == AttemptState.RUNNING ? running : move(running, state);
  }

  private static Run run(RunState state) {
    RunEvents.RunCreated event =
        new RunEvents.RunCreated(
            "churn", "", "", "person", ValueJson.write(Map.of()), LocalDate.EPOCH);
    Run queued = Run.created(1, event, Map.of(), new Run.By("os:ada", TIME));
    if (state == RunState.QUEUED) {
      return queued;
    }
    Run running = queued.started(TIME);
    return state == RunState.RUNNING
        ? running
        : running.ended(new RunEvents.RunEnded(state, ""), TIME);
  }

  private interface Move<S> {
    boolean isLegal(S from, S to);
  }

  private static <S> List<String> moves(S[] states, Move<S> move) {
    return Arrays.stream(states)
        .flatMap(
            from ->
                Arrays.stream(states)
                    .filter(to -> move.isLegal(from, to))
                    .map(to -> from + " -> " + to))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .toList();
  }

  @Test
  void the_page_of_the_states_is_up_to_date() {
    String page =
        """
        # States

        Printed by `StatesTest` from `RunState` and `AttemptState`; \
        `mvn -q test -Dupdate.docs=true` prints it again.

        ## Run

        %s
        ## Attempt

        A step has no state of its own: it is that of its latest attempt, and a step without one waits. \
        A retry is a new attempt.
        `FAILED` carries its cause: `error`, `timeout` or `lost`. An attempt stays `RUNNING` until its end is proved.

        %s"""
            .formatted(
                diagram(
                    "QUEUED",
                    RunState.values(),
                    (from, to) -> from.canBecome(to),
                    RunState::isDone),
                diagram(
                    "SCHEDULED",
                    AttemptState.values(),
                    (from, to) -> from.canBecome(to),
                    AttemptState::isDone));
    GeneratedFile.of("docs/states.md").shouldBe(page);
  }

  private static <S> String diagram(
      String first, S[] states, Move<S> move, java.util.function.Predicate<S> isDone) {
    StringBuilder diagram = new StringBuilder("```mermaid\nstateDiagram-v2\n");
    diagram.append("  [*] --> ").append(first).append('\n');
    moves(states, move)
        .forEach(each -> diagram.append("  ").append(each.replace("->", "-->")).append('\n'));
    Arrays.stream(states)
        .filter(isDone)
        .forEach(state -> diagram.append("  ").append(state).append(" --> [*]\n"));
    return diagram.append("```\n").toString();
  }
}
