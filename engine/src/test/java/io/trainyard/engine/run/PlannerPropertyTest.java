package io.trainyard.engine.run;

import static io.trainyard.engine.testing.Definitions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.FanOut;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.StartRule;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.testing.Definitions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the Planner decides does not depend on how much of a run it looks at. */
class PlannerPropertyTest {
  private static final int SEEDS = 1_500;

  @Test
  void to_look_at_what_changed_gives_the_same_decisions_as_to_look_at_everything() {
    int finished = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      PlannedRun run = new PlannedRun(pipeline(random));
      play(run, random, "seed " + seed);
      finished += run.run.run().state() == RunState.SUCCEEDED ? 1 : 0;
      assertThat(run.run.run().state().isDone()).as("seed " + seed + " " + run.log).isTrue();
      assertThat(run.progress().nodes()).as("seed " + seed).noneMatch(Node::isUnderWay);
    }
    assertThat(finished).isBetween(SEEDS / 20, SEEDS);
  }

  private static void play(PlannedRun run, Random random, String name) {
    settle(run, name);
    for (int i = 0; i < 2_000 && !run.run.run().state().isDone(); i++) {
      int what = random.nextInt(200);
      if (what == 0) {
        run.cancel();
      } else if (what < 90 && !run.ready.isEmpty()) {
        run.launch(random.nextInt(run.ready.size()));
      } else if (what < 180 && !run.running.isEmpty()) {
        List<Attempt> running = new ArrayList<>(run.running.values());
        Attempt attempt = running.get(random.nextInt(running.size()));
        run.end(attempt, outcome(run, attempt, random));
      } else {
        run.pass(random.nextInt(10));
      }
      settle(run, name);
    }
  }

  /** Like {@link PlannedRun#settle}, and looks at everything beside. */
  private static void settle(PlannedRun run, String name) {
    List<Node> changed = run.progress().takeChanged();
    assertThat(run.planner.decide(run.progress(), changed, run.now()))
        .as(name)
        .isEqualTo(run.planner.decide(run.progress(), run.progress().nodes(), run.now()));
    changed.forEach(node -> run.progress().touch(node.name()));
    run.settle();
    List<Decision> rest = run.planner.decide(run.progress(), run.progress().nodes(), run.now());
    assertThat(rest).as(name + " is settled").isEmpty();
  }

  private static Outcome outcome(PlannedRun run, Attempt attempt, Random random) {
    int what = random.nextInt(20);
    if (what < 3) {
      return Outcome.Failed.error("by chance");
    } else if (what == 3) {
      return Outcome.Failed.forGood("for good");
    } else if (what == 4) {
      return new Outcome.Waiting(run.now().plusSeconds(random.nextInt(20)), "a while", "{}");
    }
    Outcome.Builder success = Outcome.succeeded().decision(random.nextInt(4) > 0);
    if (run.run.step(attempt.step()).verb().equals("list")) {
      for (int i = 0; i < random.nextInt(5); i++) {
        success.item(Item.of("k" + i, Value.Num.of(i)));
      }
    }
    return success.build();
  }

  private static Pipeline pipeline(Random random) {
    List<Step> steps = new ArrayList<>();
    int count = 2 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      steps.add(randomStep(i, steps, random));
    }
    return Definitions.pipeline("p", steps.toArray(Step[]::new));
  }

  private static Step randomStep(int index, List<Step> earlier, Random random) {
    Definitions.StepBuilder step = step("s" + index);
    boolean isList = random.nextInt(5) == 0;
    step.verb(isList ? "list" : random.nextInt(8) == 0 ? "approval" : "transform");
    boolean isCleanup = !earlier.isEmpty() && !isList && random.nextInt(8) == 0;
    if (isCleanup) {
      step.verb("cleanup");
    }
    for (Step other : earlier) {
      if (other.verb().equals("cleanup")) {
        continue; // nothing waits for one
      }
      Value output = new Value.Output(other.name(), "data");
      boolean isEach = !isList && !isCleanup && canBeEach(other) && random.nextInt(3) > 0;
      int what = random.nextInt(6);
      if (what < 2) {
        if (isEach) {
          step.each(output);
        } else {
          step.input(output);
        }
      } else if (what == 2 && random.nextInt(3) == 0 && !isCleanup) {
        step.when(random.nextBoolean() ? output : Value.Term.of("not", output));
      } else if (what == 3 && random.nextInt(3) == 0) {
        step.needs(other.name());
      }
    }
    Retry retry =
        new Retry(
            random.nextInt(3), Duration.ofSeconds(3), Duration.ofSeconds(9), List.of(), List.of());
    StartRule[] rules = StartRule.values();
    Step made = step.retry(retry).build();
    FanOut fanOut =
        new FanOut(OptionalInt.empty(), random.nextInt(3) * 0.3, 4, random.nextBoolean());
    StartRule rule =
        random.nextInt(3) == 0 && !isCleanup
            ? rules[random.nextInt(rules.length)]
            : StartRule.ALL_SUCCESS;
    Optional<Duration> within =
        random.nextInt(5) == 0
            ? Optional.of(Duration.ofSeconds(5 + random.nextInt(30)))
            : Optional.empty();
    return made.withPolicy(
        made.policy().withFanOut(fanOut).withStartsWhen(rule).withFinishWithin(within));
  }

  private static boolean canBeEach(Step step) {
    return step.verb().equals("list") || step.isFannedOut();
  }
}
