package io.trainyard.web.api;

import io.trainyard.engine.why.RunPlan;
import java.util.List;

/**
 * What a run would do.
 *
 * @param edit what differs from the pipeline that it was held against, as people read it; empty
 *     where it was held against none, and where nothing differs
 */
public record PlanView(RunPlan plan, List<String> edit) {
  public PlanView {
    edit = List.copyOf(edit);
  }
}
