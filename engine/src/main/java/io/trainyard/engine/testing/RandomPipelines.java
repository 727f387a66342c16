package io.trainyard.engine.testing;

import io.trainyard.engine.pipeline.FailureClass;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Pipelines of 2 to 10 steps, of every shape that the engine knows; the same seed, the same one.
 */
final class RandomPipelines {
  private final RandomGenerator random;

  RandomPipelines(RandomGenerator random) {
    this.random = random;
  }

  Pipeline next(String name) {
    List<Step> steps = new ArrayList<>();
    int count = 2 + random.nextInt(9);
    for (int i = 0; i < count; i++) {
      steps.add(step(i, steps));
    }
    return Definitions.pipeline(name, steps.toArray(Step[]::new));
  }

  private Step step(int index, List<Step> earlier) {
    Definitions.StepBuilder step = Definitions.step("s" + index);
    List<Step> usable = earlier.stream().filter(each -> !isCleanup(each)).toList();
    for (Step other : usable) {
      if (oneIn(3)) {
        step.input(new Value.Output(other.name(), "data"));
      } else if (oneIn(12)) {
        step.needs(other.name());
      }
    }
    if (!usable.isEmpty() && oneIn(6)) {
      return step.verb("cleanup").input(any(usable)).retry(retry()).build();
    }
    if (!usable.isEmpty() && oneIn(4)) {
      step.when(oneIn(3) ? Value.Term.of("not", any(usable)) : any(usable));
    }
    if (oneIn(4)) {
      step.timeout(Duration.ofSeconds(1 + random.nextInt(60)));
    }
    return step.retry(retry()).build();
  }

  private static boolean isCleanup(Step step) {
    return step.verb().equals("cleanup");
  }

  private Value any(List<Step> steps) {
    return new Value.Output(steps.get(random.nextInt(steps.size())).name(), "data");
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
