package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** Makes the plans of a definition's steps, each after those of the steps it waits for. */
final class StepPlans {
  private final Dag dag;
  private final List<StepPlan> plans;
  private final Set<String> followed = new HashSet<>();

  /** Plans that are added to the list. */
  StepPlans(Dag dag, List<StepPlan> plans) {
    this.dag = dag;
    this.plans = plans;
    for (Step step : dag.steps()) {
      if (Dag.isCleanup(step)) {
        followed.addAll(Dag.dependencies(step));
      }
    }
  }

  void add(Step step) {
    Set<Integer> roots = roots(step);
    OptionalInt root = step.isFannedOut() ? first(roots) : OptionalInt.empty();
    Set<Integer> asked = asked(step.when());
    int place = plans.size();
    plans.add(
        new StepPlan(
            place,
            step,
            dag.upstream(place),
            dag.downstream(place),
            root.isPresent() ? paired(step, root, asked) : Set.of(),
            root,
            new ArrayList<>(0),
            asked,
            setups(step, place),
            problem(step, roots)));
    root.ifPresent(list -> plans.get(list).fans().add(place));
  }

  private int place(String step) {
    return dag.place(step).orElseThrow();
  }

  private Set<Integer> setups(Step step, int place) {
    if (followed.isEmpty() || Dag.isCleanup(step)) {
      return Set.of();
    }
    Set<Integer> setups = new TreeSet<>(dag.upstream(place));
    setups.removeIf(before -> !followed.contains(plans.get(before).name()));
    return setups;
  }

  private static OptionalInt first(Set<Integer> roots) {
    return roots.stream().mapToInt(Integer::intValue).findFirst();
  }

  /** The steps that make the items of its inputs, as far back as it takes. */
  private Set<Integer> roots(Step step) {
    if (!step.isFannedOut()) {
      return Set.of();
    }
    Set<Integer> roots = new LinkedHashSet<>();
    for (Input input : step.inputs()) {
      if (input.each() && input.from() instanceof Value.Output output) {
        int origin = place(output.step());
        roots.add(plans.get(origin).root().orElse(origin));
      }
    }
    return roots;
  }

  private static Optional<String> problem(Step step, Set<Integer> roots) {
    if (!step.isFannedOut() || roots.size() == 1) {
      return Optional.empty();
    }
    return Optional.of(
        roots.isEmpty()
            ? "`each` needs the items that another step makes"
            : "its `each` inputs come from different lists: take them from one");
  }

  private Set<Integer> asked(List<Value> conditions) {
    if (conditions.isEmpty()) {
      return Set.of();
    }
    Set<Integer> asked = new TreeSet<>();
    Conditions.decisions(conditions).forEach(output -> asked.add(place(output.step())));
    return asked;
  }

  /** What it uses item by item, and nothing of it whole. */
  private Set<Integer> paired(Step step, OptionalInt root, Set<Integer> asked) {
    Set<Integer> paired = new TreeSet<>();
    Set<Integer> whole = new HashSet<>();
    for (Input input : step.inputs()) {
      if (input.from() instanceof Value.Output output) {
        (input.each() ? paired : whole).add(place(output.step()));
      }
    }
    paired.addAll(asked);
    paired.removeAll(whole);
    step.needs().forEach(needed -> paired.remove(place(needed)));
    paired.removeIf(place -> !plans.get(place).root().equals(root));
    return paired;
  }
}
