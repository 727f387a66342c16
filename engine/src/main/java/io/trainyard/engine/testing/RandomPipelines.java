package io.trainyard.engine.testing;

import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.FailureClass;
import io.trainyard.engine.pipeline.FanOut;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelinePolicy;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.StartRule;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.StepPolicy;
import io.trainyard.engine.pipeline.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * Pipelines of 5 to 12 steps, of every shape that the engine knows; the same seed, the same one.
 */
final class RandomPipelines {
  private static final int FEWEST = 5;
  private static final int SPREAD = 8;

  private final RandomGenerator random;

  RandomPipelines(RandomGenerator random) {
    this.random = random;
  }

  Pipeline next(String name) {
    List<Step> steps = new ArrayList<>();
    int count = FEWEST + random.nextInt(SPREAD);
    for (int i = 0; i < count; i++) {
      steps.add(step(i, steps));
    }
    return Definitions.pipeline(name, steps.toArray(Step[]::new)).change().policy(policy()).build();
  }

  private PipelinePolicy policy() {
    return new PipelinePolicy(
        Retry.NONE,
        oneIn(6) ? OptionalInt.of(random.nextInt(4)) : OptionalInt.empty(),
        oneIn(2) ? OptionalInt.of(1) : OptionalInt.empty(),
        oneIn(5) ? OptionalInt.of(1 + random.nextInt(2)) : OptionalInt.empty());
  }

  private Step step(int index, List<Step> earlier) {
    Definitions.StepBuilder step = Definitions.step("s" + index).retry(retry());
    List<Step> usable = earlier.stream().filter(each -> !isCleanup(each)).toList();
    if (usable.isEmpty()) {
      return oneIn(2) ? list(step) : step.build();
    }
    return switch (random.nextInt(12)) {
      case 0, 1 -> step.verb("cleanup").input(any(usable)).build();
      case 2 -> list(dependent(step, usable));
      case 3, 4, 5 -> fannedOut(step, usable);
      case 6 -> oneOfSeveral(step, usable);
      default -> conditional(dependent(step, usable), usable).build();
    };
  }

  /** Uses some of the earlier steps, and waits for others. */
  private Definitions.StepBuilder dependent(Definitions.StepBuilder step, List<Step> usable) {
    for (Step other : usable) {
      if (oneIn(4)) {
        step.input(output(other));
      } else if (oneIn(16)) {
        step.needs(other.name());
      }
    }
    if (oneIn(4)) {
      step.timeout(Duration.ofSeconds(1 + random.nextInt(60)));
    }
    return step;
  }

  private Definitions.StepBuilder conditional(Definitions.StepBuilder step, List<Step> usable) {
    if (oneIn(4)) {
      step.when(oneIn(3) ? Value.Term.of("not", any(usable)) : any(usable));
    }
    if (oneIn(3)) {
      StartRule[] rules = StartRule.values();
      step.policy(StepPolicy.DEFAULT.withStartsWhen(rules[random.nextInt(rules.length)]));
    }
    return step;
  }

  private static Step list(Definitions.StepBuilder step) {
    return step.verb("list").output("items", ArtifactKind.ITEMS).build();
  }

  /** Runs once for every item of an earlier step, where there is one with items. */
  private Step fannedOut(Definitions.StepBuilder step, List<Step> usable) {
    List<Step> lists =
        usable.stream().filter(each -> hasItems(each) || each.isFannedOut()).toList();
    if (lists.isEmpty()) {
      return conditional(dependent(step, usable), usable).build();
    }
    OptionalInt parallel = oneIn(3) ? OptionalInt.of(1 + random.nextInt(2)) : OptionalInt.empty();
    double tolerate = oneIn(3) ? 0.5 : 0;
    FanOut fanOut = new FanOut(parallel, tolerate, FanOut.MOST, oneIn(2));
    return step.each(any(lists)).policy(StepPolicy.DEFAULT.withFanOut(fanOut)).build();
  }

  private Step oneOfSeveral(Definitions.StepBuilder step, List<Step> usable) {
    List<Step> alike =
        usable.stream().filter(each -> !hasItems(each) && !each.isFannedOut()).toList();
    if (alike.size() < 2) {
      return dependent(step, usable).build();
    }
    int first = random.nextInt(alike.size() - 1);
    return step.verb("whicheverRan")
        .input(output(alike.get(first)))
        .input(output(alike.get(first + 1)))
        .retry(Retry.NONE)
        .build();
  }

  /** Whether a step makes what others can run once for each item of. */
  static boolean hasItems(Step step) {
    return step.outputs().stream().anyMatch(output -> output.kind() == ArtifactKind.ITEMS);
  }

  private static boolean isCleanup(Step step) {
    return step.verb().equals("cleanup");
  }

  private Value any(List<Step> steps) {
    return output(steps.get(random.nextInt(steps.size())));
  }

  private static Value output(Step step) {
    return new Value.Output(step.name(), step.outputs().get(0).name());
  }

  private Retry retry() {
    Duration first = Duration.ofSeconds(random.nextInt(3) * 5L);
    List<FailureClass> never = oneIn(5) ? List.of(FailureClass.MACHINE_LOST) : List.of();
    return new Retry(random.nextInt(3), first, Duration.ofSeconds(15), List.of(), never);
  }

  private boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }
}
