package io.trainyard.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.testing.MemoryStore;
import io.trainyard.engine.testing.Simulation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every history of {@link Simulation} keeps the promises of the engine. {@code -Dseed=123} replays
 * one; {@code -Dseeds=100000} tries more of them.
 */
class SimulationTest {
  private static final long SEEDS = Long.getLong("seeds", 400);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void every_history_keeps_the_promises(boolean crashes) {
    Long only = Long.getLong("seed");
    LongStream seeds = only == null ? LongStream.range(0, SEEDS) : LongStream.of(only);
    seeds.forEach(seed -> check(seed, crashes));
  }

  private static void check(long seed, boolean crashes) {
    String name = "seed " + seed + (crashes ? " with crashes" : "");
    Simulation simulation = new Simulation(seed, crashes);
    simulation.run();
    assertThat(simulation.givenUp()).as(name).isEmpty();
    assertThat(simulation.mostAtOnce()).as(name).isLessThanOrEqualTo(simulation.slots());
    simulation
        .pipelines()
        .forEach((run, pipeline) -> new History(name, simulation.store(), run, pipeline).check());
  }

  /** One run of a simulation, looked at from its log. */
  private static final class History {
    private final String seed;
    private final Pipeline pipeline;
    private final Dag dag;
    private final Run run;
    private final List<Event> events;
    private final List<Attempt> attempts;
    private final Map<String, Attempt> last = new HashMap<>();

    History(String seed, MemoryStore store, long number, Pipeline pipeline) {
      this.pipeline = pipeline;
      this.dag = Dag.of(pipeline.steps());
      this.run = store.run(number).orElseThrow();
      this.attempts = store.attempts(number);
      this.events =
          store.read(0, Integer.MAX_VALUE).stream().filter(e -> e.run() == number).toList();
      this.seed = seed;
      attempts.forEach(attempt -> last.put(attempt.step(), attempt));
    }

    /** The whole history, made only when a promise is broken. */
    private String describe() {
      return events.stream()
          .map(event -> event.seq() + " " + event.time() + " " + event.kind() + " " + event.json())
          .collect(Collectors.joining("\n", seed + " " + run + "\n", ""));
    }

    void check() {
      assertThat(run.state().isDone()).as(this::describe).isTrue();
      assertThat(attempts).as(this::describe).allMatch(attempt -> attempt.state().isDone());
      endsAsItsStepsSay();
      pipeline.steps().forEach(this::checkTries);
      pipeline.steps().stream().filter(Dag::isCleanup).forEach(this::checkCleanup);
      pipeline.steps().stream().filter(step -> !Dag.isCleanup(step)).forEach(this::checkStart);
      checkTokens();
      checkFacts();
    }

    private boolean isLost() {
      return run.reason().equals(LostRuns.WHY);
    }

    private boolean isWhole() {
      return run.state() != RunState.CANCELLED && !isLost();
    }

    private void endsAsItsStepsSay() {
      boolean cancelled =
          events.stream().anyMatch(event -> event.kind().equals(RunEvents.RUN_CANCEL_ASKED));
      boolean failed =
          last.values().stream().anyMatch(attempt -> attempt.state() == AttemptState.FAILED);
      if (isLost()) {
        assertThat(run.state()).as(this::describe).isEqualTo(RunState.FAILED);
        return;
      }
      RunState expected = failed ? RunState.FAILED : RunState.SUCCEEDED;
      assertThat(run.state())
          .as(this::describe)
          .isEqualTo(cancelled ? RunState.CANCELLED : expected);
      if (!cancelled) {
        assertThat(last.keySet()).as(this::describe).containsAll(dag.order());
      }
    }

    private void checkTries(Step step) {
      List<Attempt> tries =
          attempts.stream().filter(attempt -> attempt.step().equals(step.name())).toList();
      int lost = 0;
      for (int i = 0; i < tries.size(); i++) {
        Attempt attempt = tries.get(i);
        assertThat(attempt.tryNumber()).as(this::describe).isEqualTo(i + 1);
        attempt
            .started()
            .ifPresent(
                start ->
                    assertThat(start).as(this::describe).isAfterOrEqualTo(firstNotBefore(attempt)));
        if (i > 0) {
          java.time.Instant end = tries.get(i - 1).ended().orElseThrow();
          int spent = tries.get(i - 1).isLost() ? lost : i - lost;
          assertThat(spent).as(this::describe).isBetween(1, step.retry().times());
          assertThat(firstNotBefore(attempt))
              .as(this::describe)
              .isBetween(end, end.plus(step.retry().longestPause(spent)));
        }
        lost += attempt.isLost() ? 1 : 0;
        boolean isLast = i == tries.size() - 1;
        assertThat(isLast || mayGoOn(step, attempt)).as(this::describe).isTrue();
      }
      if (isWhole() && !tries.isEmpty()) {
        Attempt end = tries.get(tries.size() - 1);
        int spent = end.isLost() ? lost : tries.size() - lost;
        boolean couldGoOn = mayGoOn(step, end) && spent <= step.retry().times();
        assertThat(couldGoOn).as(this::describe).isFalse();
      }
    }

    private static boolean mayGoOn(Step step, Attempt attempt) {
      return attempt.retryable() && !(attempt.isLost() && !step.retry().never().isEmpty());
    }

    private java.time.Instant firstNotBefore(Attempt attempt) {
      return events.stream()
          .filter(event -> event.kind().equals(RunEvents.ATTEMPT_CREATED))
          .map(event -> EventJson.read(event.json(), RunEvents.AttemptCreated.class))
          .filter(created -> created.attempt() == attempt.id())
          .findFirst()
          .orElseThrow()
          .notBefore();
    }

    private void checkStart(Step step) {
      Optional<Attempt> attempt = Optional.ofNullable(last.get(step.name()));
      Set<String> upstream = dag.upstream(step.name());
      if (attempt.flatMap(Attempt::started).isPresent()) {
        assertThat(upstream).as(this::describe).allSatisfy(this::succeeded);
        upstream.forEach(other -> assertThat(seqOfEnd(other)).isLessThan(seqOfStart(step.name())));
        assertThat(Conditions.refusal(step.when(), this::decision)).as(this::describe).isEmpty();
      } else if (attempt.isPresent()
          && attempt.get().state() == AttemptState.SKIPPED
          && isWhole()) {
        boolean stopped =
            upstream.stream()
                .map(other -> last.get(other).state())
                .anyMatch(s -> s == AttemptState.FAILED || s == AttemptState.SKIPPED);
        boolean refused = Conditions.refusal(step.when(), this::decision).isPresent();
        assertThat(stopped || refused).as(this::describe).isTrue();
        assertThat(attempt.get().message()).as(this::describe).isNotEmpty();
      }
    }

    private void succeeded(String step) {
      assertThat(last.get(step).state()).as(this::describe).isEqualTo(AttemptState.SUCCEEDED);
    }

    private void checkCleanup(Step step) {
      Set<String> upstream = dag.upstream(step.name());
      boolean anyRan =
          upstream.stream().anyMatch(s -> last.containsKey(s) && last.get(s).started().isPresent());
      Optional<Attempt> cleanup = Optional.ofNullable(last.get(step.name()));
      if (!isLost()) {
        assertThat(cleanup).as(this::describe).isPresent();
        assertThat(cleanup.get().started().isPresent()).as(this::describe).isEqualTo(anyRan);
      }
      if (cleanup.flatMap(Attempt::started).isPresent()) {
        upstream.stream()
            .filter(last::containsKey)
            .forEach(
                s ->
                    assertThat(seqOfEnd(s)).as(this::describe).isLessThan(seqOfStart(step.name())));
      }
    }

    private Optional<Boolean> decision(String step) {
      return Optional.ofNullable(last.get(step)).flatMap(Attempt::decision);
    }

    private long seqOfEnd(String step) {
      return events.stream()
          .filter(event -> event.kind().equals(RunEvents.ATTEMPT_ENDED))
          .filter(event -> attemptOf(event) == last.get(step).id())
          .findFirst()
          .orElseThrow()
          .seq();
    }

    private static long attemptOf(Event event) {
      return EventJson.read(event.json(), RunEvents.AttemptEnded.class).attempt();
    }

    /** The seq of the first start of any try of the step. */
    private long seqOfStart(String step) {
      Set<Long> tries =
          attempts.stream()
              .filter(attempt -> attempt.step().equals(step))
              .map(Attempt::id)
              .collect(Collectors.toSet());
      return events.stream()
          .filter(event -> event.kind().equals(RunEvents.ATTEMPT_STARTED))
          .filter(
              event ->
                  tries.contains(
                      EventJson.read(event.json(), RunEvents.AttemptStarted.class).attempt()))
          .findFirst()
          .orElseThrow()
          .seq();
    }

    private void checkTokens() {
      List<Long> tokens =
          events.stream()
              .filter(event -> event.kind().equals(RunEvents.ATTEMPT_STARTED))
              .map(event -> EventJson.read(event.json(), RunEvents.AttemptStarted.class).token())
              .toList();
      assertThat(tokens).as(this::describe).doesNotHaveDuplicates().isSorted();
    }

    /** Facts are in the log once for each attempt that stated them, and only with its success. */
    private void checkFacts() {
      List<Long> stated =
          events.stream()
              .filter(event -> event.kind().equals("model.registered"))
              .map(event -> Long.parseLong(event.json().replaceAll("\\D", "")))
              .toList();
      assertThat(stated).as(this::describe).doesNotHaveDuplicates();
      assertThat(attempts)
          .as(this::describe)
          .filteredOn(attempt -> stated.contains(attempt.id()))
          .allMatch(attempt -> attempt.state() == AttemptState.SUCCEEDED);
    }
  }
}
