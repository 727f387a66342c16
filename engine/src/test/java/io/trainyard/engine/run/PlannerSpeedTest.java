package io.trainyard.engine.run;

import static io.trainyard.engine.testing.Definitions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.testing.Definitions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a completion costs, counted in nodes that are looked at. */
class PlannerSpeedTest {
  private static final int STEPS = 10_000;
  private static final int WIDTH = 100;

  /** W5 of the measurements: 100 steps in each layer, each waits for two of the layer above. */
  private static Pipeline wide() {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      Definitions.StepBuilder step = step("s" + i);
      if (i >= WIDTH) {
        int above = i / WIDTH * WIDTH - WIDTH;
        step.needs("s" + (above + i % WIDTH), "s" + (above + (i + 1) % WIDTH));
      }
      steps.add(step.build());
    }
    return Definitions.pipeline("wide", steps.toArray(Step[]::new));
  }

  @Test
  void a_completion_visits_its_dependants_only() {
    PlannedRun run = new PlannedRun(wide());
    run.settle();
    long before = run.progress().visits();
    while (!run.ready.isEmpty()) {
      run.launch(0);
      Attempt attempt = run.running.values().iterator().next();
      long visits = run.progress().visits();
      run.end(attempt, Outcome.succeeded().build());
      assertThat(run.progress().visits() - visits).isLessThanOrEqualTo(2);
      assertThat(run.progress().takeChanged()).hasSizeLessThanOrEqualTo(2);
      run.plan(attempt).downstream().forEach(place -> run.touch(place));
      run.settle();
    }
    assertThat(run.run.run().state()).isEqualTo(RunState.SUCCEEDED);
    int edges = 2 * (STEPS - WIDTH);
    assertThat(run.progress().visits() - before).isEqualTo(edges);
  }
}
