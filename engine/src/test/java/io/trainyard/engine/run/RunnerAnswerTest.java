package io.trainyard.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.testing.Definitions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Answers to attempts that wait for people. */
class RunnerAnswerTest {
  private static final Fact ASKED = new Fact("test.asked", "{}");
  private static final Fact SAID = new Fact("test.said", "{}");

  private final RunnerWorld world = new RunnerWorld(1);

  private long waiting() {
    world.executor.hold("ok", "other");
    long run =
        world.start(
            Definitions.pipeline(
                "p",
                Definitions.step("ok")
                    .verb("approval")
                    .output("decision", ArtifactKind.DECISION)
                    .build(),
                Definitions.step("after").when(new Value.Output("ok", "decision")).build()));
    world.end(
        "ok",
        new Outcome.Waiting(
            world.clock.instant().plus(Duration.ofDays(3)), "1 approval", "asked", List.of(ASKED)));
    return run;
  }

  @Test
  void an_attempt_that_waits_for_people_holds_no_slot_and_what_it_asked_is_in_the_log() {
    long run = waiting();
    assertThat(world.attempt(run, "ok").state()).isEqualTo(AttemptState.WAITING);
    assertThat(world.running()).isEmpty();
    world.start(Definitions.pipeline("other", Definitions.step("other").build()));
    assertThat(world.running()).containsExactly("other");
    assertThat(world.kinds()).contains("attempt.waiting", "test.asked");
  }

  @Test
  void an_answer_is_written_as_said_by_its_actor_and_launches_the_same_attempt_again() {
    long run = waiting();
    long asking = world.attempt(run, "ok").id();
    CompletableFuture<Void> heard = world.runner.approve(run, asking, "os:grace", SAID);
    world.loop.runAll();
    assertThat(heard).isCompleted();
    assertThat(world.running()).containsExactly("ok");
    assertThat(world.attempt(run, "ok").id()).isEqualTo(asking);
    assertThat(world.executor.running().get(0).state()).isEqualTo("asked");
    Event said =
        world.store.read(0, 1_000).stream()
            .filter(event -> event.kind().equals("test.said"))
            .findFirst()
            .orElseThrow();
    assertThat(said.actor()).isEqualTo("os:grace");
    world.end("ok", Outcome.succeeded().decision(false).build());
    assertThat(world.attempt(run, "after").state()).isEqualTo(AttemptState.SKIPPED);
    assertThat(world.run(run).state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void who_does_not_wait_hears_no_answer() {
    long run = waiting();
    long other = world.start(Definitions.pipeline("other", Definitions.step("other").build()));
    long runs = world.attempt(other, "other").id();
    CompletableFuture<Void> heard = world.runner.approve(other, runs, "os:grace", SAID);
    CompletableFuture<Void> nowhere = world.runner.approve(run + 9, 1, "os:grace", SAID);
    world.loop.runAll();
    assertThat(heard).isCompletedExceptionally();
    assertThat(nowhere).isCompletedExceptionally();
    assertThat(world.kinds()).doesNotContain("test.said");
  }

  @Test
  void without_an_answer_it_is_launched_again_when_its_time_is_over() {
    long run = waiting();
    world.pass(Duration.ofDays(3));
    assertThat(world.running()).containsExactly("ok");
    world.end("ok", Outcome.succeeded().decision(false).build());
    assertThat(world.run(run).state()).isEqualTo(RunState.SUCCEEDED);
  }
}
