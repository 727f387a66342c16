package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** Makes the plans of a definition's steps, each after those of the steps it waits for. */
final class StepPlans {
  private final Dag dag;
  private final Map<String, Integer> places;
  private final List<StepPlan> plans;
  private final Set<String> followed = new HashSet<>();

  /** Plans that are added to the list. */
  StepPlans(Dag dag, Map<String, Integer> places, List<StepPlan> plans) {
    this.dag = dag;
    this.places = places;
    this.plans = plans;
  }

  /** Notes the steps that a cleanup follows; before any step is added. */
  StepPlans following(List<Step> steps) {
    steps.stream()
        .filter(Dag::isCleanup)
        .forEach(cleanup -> followed.addAll(Dag.dependencies(cleanup)));
    return this;
  }

  void add(Step step) {
    Set<Integer> roots = roots(step);
    OptionalInt root = step.isFannedOut() ? first(roots) : OptionalInt.empty();
    Set<Integer> asked = asked(step.when());
    List<Integer> upstream = places(dag.upstream(step.name()));
    Set<Integer> setups = new TreeSet<>(upstream);
    setups.removeIf(place -> !followed.contains(plans.get(place).name()));
    int place = plans.size();
    plans.add(
        new StepPlan(
            place,
            step,
            upstream,
            places(dag.downstream(step.name())),
            paired(step, root, asked),
            root,
            new ArrayList<>(),
            asked,
            Dag.isCleanup(step) ? Set.of() : setups,
            problem(step, roots)));
    root.ifPresent(list -> plans.get(list).fans().add(place));
  }

  private static OptionalInt first(Set<Integer> roots) {
    return roots.stream().mapToInt(Integer::intValue).findFirst();
  }

  /** The steps that make the items of its inputs, as far back as it takes. */
  private Set<Integer> roots(Step step) {
    Set<Integer> roots = new LinkedHashSet<>();
    for (Input input : step.inputs()) {
      if (input.each() && input.from() instanceof Value.Output output) {
        int origin = Objects.requireNonNull(places.get(output.step()));
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
    Set<Integer> asked = new TreeSet<>();
    Conditions.decisions(conditions).forEach(output -> asked.add(places.get(output.step())));
    return asked;
  }

  /** What it uses item by item, and nothing of it whole. */
  private Set<Integer> paired(Step step, OptionalInt root, Set<Integer> asked) {
    Set<Integer> paired = new TreeSet<>();
    if (root.isEmpty()) {
      return paired;
    }
    Set<Integer> whole = new HashSet<>();
    for (Input input : step.inputs()) {
      if (input.from() instanceof Value.Output output) {
        (input.each() ? paired : whole).add(places.get(output.step()));
      }
    }
    paired.addAll(asked);
    paired.removeAll(whole);
    step.needs().forEach(needed -> paired.remove(places.get(needed)));
    paired.removeIf(place -> !plans.get(place).root().equals(root));
    return paired;
  }

  private List<Integer> places(Collection<String> names) {
    return names.stream().map(places::get).toList();
  }
}
