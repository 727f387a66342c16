package io.trainyard.engine.schedule;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Priority;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.run.Run;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a backfill would do, exactly. Pure.
 *
 * @param pipeline the definition its runs have: of low priority, with its own limit of runs at
 *     once, and without the steps that others notice unless they were asked for
 * @param days what its runs would be about, in the order of their making
 * @param leftOut days of the range that get none, with why
 * @param stepsLeftOut the steps that its runs do not have
 */
public record BackfillPlan(
    Pipeline pipeline,
    List<LocalDate> days,
    Map<LocalDate, String> leftOut,
    List<String> stepsLeftOut) {
  private static final Set<String> NOTICED = Set.of("deploy", "notify");

  /**
   * Plans a backfill.
   *
   * @param runs the last run of the pipeline about each day
   */
  public static BackfillPlan of(BackfillOrder order, Map<LocalDate, Run> runs) {
    List<LocalDate> days = new ArrayList<>();
    Map<LocalDate, String> leftOut = new TreeMap<>();
    for (LocalDate day : order.days()) {
      Run run = runs.get(day);
      String why = run == null ? "" : why(run, order.again());
      if (why.isEmpty()) {
        days.add(day);
      } else {
        leftOut.put(day, why);
      }
    }
    Set<String> dropped = order.deploys() ? Set.of() : noticed(order.pipeline());
    return new BackfillPlan(
        definition(order, dropped),
        days,
        leftOut,
        order.pipeline().steps().stream().map(Step::name).filter(dropped::contains).toList());
  }

  private static String why(Run run, BackfillOrder.Again again) {
    String what = "run " + run.number() + " is " + run.state();
    if (!run.state().isDone()) {
      return what + ": a run that goes on is not doubled";
    }
    boolean isGood = run.state() == io.trainyard.engine.run.RunState.SUCCEEDED;
    return switch (again) {
      case NONE -> what;
      case FAILED -> isGood ? what : "";
      case ALL -> "";
    };
  }

  /** Steps that others notice, and whatever cannot be without them. */
  private static Set<String> noticed(Pipeline pipeline) {
    Set<String> dropped = new HashSet<>();
    Map<String, Step> steps = new TreeMap<>();
    pipeline.steps().forEach(step -> steps.put(step.name(), step));
    for (String name : Dag.of(pipeline.steps()).order()) {
      Step step = steps.get(name);
      if (step != null
          && (NOTICED.contains(step.verb())
              || Dag.dependencies(step).stream().anyMatch(dropped::contains))) {
        dropped.add(name);
      }
    }
    return dropped;
  }

  private static Pipeline definition(BackfillOrder order, Set<String> dropped) {
    Pipeline pipeline = order.pipeline();
    List<Step> steps =
        pipeline.steps().stream()
            .filter(step -> !dropped.contains(step.name()))
            .map(step -> step.withPolicy(step.policy().withPriority(Priority.LOW)))
            .toList();
    return pipeline
        .change()
        .steps(steps)
        .alerts(order.deploys() ? pipeline.alerts() : List.of())
        .policy(pipeline.policy().withRunsAtOnce(order.runsAtOnce()))
        .build();
  }
}
