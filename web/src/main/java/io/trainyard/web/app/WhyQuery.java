package io.trainyard.web.app;

import io.trainyard.engine.cache.StepCache;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.CacheKey;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.why.RunFacts;
import io.trainyard.engine.why.StepWhy;
import io.trainyard.engine.why.Why;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what is known of a run, to say why it is as it is. */
final class WhyQuery {
  /** Attempts that are held against an earlier one; a fan-out of thousands is told without that. */
  private static final int MOST_COMPARED = 500;

  private final HomeGraph graph;
  private final Definitions definitions;

  WhyQuery(HomeGraph graph, Definitions definitions) {
    this.graph = graph;
    this.definitions = definitions;
  }

  /** Empty where the definition of the run cannot be read any more. */
  Optional<List<StepWhy>> of(Run run) {
    return definitions.pipeline(run).map(pipeline -> Why.of(facts(run, pipeline)));
  }

  private RunFacts facts(Run run, Pipeline pipeline) {
    Map<Long, CacheKey> keys = graph.cache().keys(run.number());
    List<Attempt> attempts = new ArrayList<>();
    Map<Long, Attempt> earlier = new HashMap<>();
    for (Attempt attempt : graph.runs().attempts(run.number())) {
      CacheKey key = keys.get(attempt.id());
      attempts.add(key == null ? attempt : attempt.withCacheKey(key));
      if (key != null && hasRun(attempt) && earlier.size() < MOST_COMPARED) {
        earlier(pipeline, attempt).ifPresent(found -> earlier.put(attempt.id(), found));
      }
    }
    return new RunFacts(
        run, pipeline, attempts, earlier, graph.shortages(run.number()), graph.clock().instant());
  }

  private static boolean hasRun(Attempt attempt) {
    return attempt.state() == AttemptState.SUCCEEDED || attempt.state() == AttemptState.FAILED;
  }

  private Optional<Attempt> earlier(Pipeline pipeline, Attempt attempt) {
    List<String> names = new ArrayList<>(List.of(attempt.step()));
    pipeline
        .step(attempt.step())
        .map(Step::policy)
        .ifPresent(policy -> names.addAll(policy.formerly()));
    return graph
        .cache()
        .last(new StepCache.Place(pipeline.name(), names, attempt.key(), attempt.id()));
  }
}
