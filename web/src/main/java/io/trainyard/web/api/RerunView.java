package io.trainyard.web.api;

import io.trainyard.engine.run.RerunPlan;
import io.trainyard.engine.run.StepKey;
import java.util.List;

/**
 * A run that runs another one again.
 *
 * @param run the new one
 * @param origin the one that it runs again
 * @param reuses what it takes over, such as {@code clean} or {@code score[eu]}
 * @param again steps that run again, each with why
 */
public record RerunView(long run, long origin, List<String> reuses, List<RerunPlan.Again> again) {
  public static RerunView of(long run, RerunPlan plan) {
    return new RerunView(
        run,
        plan.reuse().origin(),
        plan.reuse().attempts().keySet().stream().map(StepKey::toString).toList(),
        plan.again());
  }
}
