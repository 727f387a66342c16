package io.trainyard.engine.why;

import io.trainyard.engine.cache.CacheLookup;
import io.trainyard.engine.cache.CacheRules;
import io.trainyard.engine.cache.TakenDown;
import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.StartRule;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.CacheKey;
import io.trainyard.engine.run.Conditions;
import io.trainyard.engine.run.Outcome;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks ahead one step after the other, in the order of the graph. For one plan. */
final class StepForesight {
  private final Dag dag;
  private final Foresight foresight;
  private final PlannedOrders orders;
  private final TakenDown takenDown;
  private final Map<String, Forecast> forecasts = new HashMap<>();
  private final Map<String, Outcome.Succeeded> results = new HashMap<>();

  /** Steps that would run and may well make what they made before. */
  private final Set<String> uncertain = new LinkedHashSet<>();

  StepForesight(PlannedRun run, Dag dag, Foresight foresight) {
    this.takenDown = TakenDown.in(run.pipeline());
    this.dag = dag;
    this.foresight = foresight;
    this.orders = new PlannedOrders(run, foresight, results);
  }

  /** What becomes of the next step. */
  StepForecast next(Step step) throws InterruptedException {
    StepForecast forecast = forecast(step);
    forecasts.put(step.name(), forecast.would());
    return forecast;
  }

  private StepForecast forecast(Step step) throws InterruptedException {
    if (Dag.isCleanup(step)) {
      return said(step, Forecast.RUN, "it cleans up, however the others end");
    }
    Optional<StepForecast> skipped = skipped(step);
    if (skipped.isPresent()) {
      return skipped.get();
    }
    Optional<String> refusal = CacheRules.refusal(takenDown, step);
    if (refusal.isPresent()) {
      return said(step, Forecast.RUN, refusal.get());
    }
    List<String> anew = inputs(step).filter(name -> !results.containsKey(name)).toList();
    if (!anew.isEmpty()) {
      return after(step, anew);
    }
    return step.inputs().stream().anyMatch(input -> input.each())
        ? said(step, Forecast.DEPENDS, "it runs for each item that has changed")
        : looked(step);
  }

  /** What is or may be skipped, by what stands before it. */
  private Optional<StepForecast> skipped(Step step) {
    Set<String> upstream = dag.upstream(step.name());
    boolean isUsual = step.policy().startsWhen() == StartRule.ALL_SUCCESS;
    for (String name : upstream) {
      if (isUsual && forecasts.get(name) == Forecast.SKIPPED) {
        return Optional.of(said(step, Forecast.SKIPPED, "`" + name + "` is skipped"));
      }
    }
    List<String> open =
        Conditions.decisions(step.when()).stream()
            .map(Value.Output::step)
            .filter(name -> !results.containsKey(name))
            .toList();
    if (!open.isEmpty()) {
      String names = open.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
      return Optional.of(said(step, Forecast.DEPENDS, "it depends on what " + names + " decides"));
    }
    Optional<String> refusal =
        Conditions.refusal(
            step.when(),
            name -> Optional.ofNullable(results.get(name)).flatMap(Outcome.Succeeded::decision));
    if (refusal.isPresent()) {
      return refusal.map(reason -> said(step, Forecast.SKIPPED, reason));
    }
    return upstream.stream()
        .filter(name -> forecasts.get(name) == Forecast.DEPENDS)
        .findFirst()
        .map(name -> said(step, Forecast.DEPENDS, "it depends on what becomes of `" + name + "`"));
  }

  private java.util.stream.Stream<String> inputs(Step step) {
    Set<String> names = new LinkedHashSet<>();
    step.inputs().forEach(input -> add(input.from(), names));
    step.outputsInOptions().forEach(output -> names.add(output.step()));
    return names.stream();
  }

  private static void add(Value from, Set<String> names) {
    if (from instanceof Value.Output output) {
      names.add(output.step());
    }
  }

  /** Its inputs are made anew: another result of theirs means that it runs. */
  private StepForecast after(Step step, List<String> anew) {
    boolean isUncertain = uncertain.containsAll(anew);
    if (isUncertain) {
      uncertain.add(step.name());
    }
    String names = anew.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    return isUncertain
        ? said(step, Forecast.DEPENDS, "it runs if " + names + " makes something new")
        : said(step, Forecast.RUN, names + (anew.size() == 1 ? " runs" : " run") + " before it");
  }

  private StepForecast looked(Step step) throws InterruptedException {
    AttemptOrder order = orders.of(step);
    Optional<CacheLookup.Found> found = foresight.find(order);
    if (found.isEmpty()) {
      uncertain.add(step.name());
      return said(
          step,
          Forecast.RUN,
          "what it reads may have changed, and nobody can tell without reading it");
    } else if (found.get().reused().isPresent()) {
      Outcome.Reused reused = found.get().reused().get();
      results.put(step.name(), reused.result());
      return said(step, Forecast.CACHED, "unchanged: as in run " + reused.run());
    }
    return changed(step, found.get().key());
  }

  private StepForecast changed(Step step, CacheKey key) {
    String damaged = key.parts().get(CacheLookup.REFUSED);
    if (damaged != null) {
      return said(step, Forecast.RUN, "the result " + damaged);
    }
    Optional<Attempt> last = foresight.last(step);
    Optional<CacheKey> before = last.flatMap(Attempt::cacheKey);
    if (before.isEmpty()) {
      return said(step, Forecast.RUN, "it has no result yet");
    }
    List<Change> changes = KeyChanges.between(before.get(), key);
    return new StepForecast(
        step.name(), Forecast.RUN, KeyChanges.said(last.get(), changes), changes, null);
  }

  private static StepForecast said(Step step, Forecast would, String because) {
    return new StepForecast(step.name(), would, because, List.of(), null);
  }
}
