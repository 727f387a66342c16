package io.trainyard.web.app;

import io.trainyard.engine.cache.CacheLookup;
import io.trainyard.engine.cache.StepCache;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.CacheKey;
import io.trainyard.engine.run.References;
import io.trainyard.engine.why.Foresight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a home tells before a run of one pipeline. For one plan. */
final class Foreseen implements Foresight {
  /** Runs that are looked at for how long steps take. */
  private static final int RUNS = 10;

  private final String pipeline;
  private final CacheLookup lookup;
  private final StepCache cache;
  private final References references;
  private final Map<String, List<Duration>> durations;

  /** Looks at a home. */
  Foreseen(String pipeline, HomeGraph graph, StepTimes times) {
    this.pipeline = pipeline;
    this.lookup = graph.lookup();
    this.cache = graph.cache();
    this.references = graph.references();
    this.durations = times.latest(pipeline, RUNS);
  }

  @Override
  public Optional<CacheLookup.Found> find(AttemptOrder order) throws InterruptedException {
    Optional<CacheKey> key = lookup.key(order);
    return key.map(found -> lookup.find(order, found));
  }

  @Override
  public Optional<Attempt> last(Step step) {
    return cache.last(new StepCache.Place(pipeline, names(step), "", Long.MAX_VALUE));
  }

  private static List<String> names(Step step) {
    List<String> names = new ArrayList<>(List.of(step.name()));
    names.addAll(step.policy().formerly());
    return names;
  }

  @Override
  public Optional<References.Found> reference(Value.Term reference) {
    return references.find(reference);
  }

  @Override
  public List<Duration> durations(Step step) {
    return names(step).stream()
        .map(name -> durations.getOrDefault(name, List.of()))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }
}
