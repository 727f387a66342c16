package io.trainyard.web.view.run;

import io.trainyard.engine.cache.StepCache;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.Conditions;
import io.trainyard.engine.run.Runs;
import io.trainyard.engine.run.SkipCause;
import io.trainyard.engine.run.StepKey;
import io.trainyard.engine.why.RunFacts;
import io.trainyard.engine.why.StepWhy;
import io.trainyard.engine.why.Why;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks why one node of a run is as it is, and reads no more than that takes. Thread-safe. */
final class WhyReader {
  private final Runs runs;
  private final StepCache cache;

  WhyReader(Runs runs, StepCache cache) {
    this.runs = runs;
    this.cache = cache;
  }

  /**
   * A node with all that is known of it.
   *
   * @param tries first to last, with the keys that they had
   * @param why empty where its definition cannot be read any more
   */
  record Known(List<Attempt> tries, Optional<StepWhy> why) {
    Known {
      tries = List.copyOf(tries);
    }

    Optional<Attempt> last() {
      return tries.isEmpty() ? Optional.empty() : Optional.of(tries.get(tries.size() - 1));
    }
  }

  /** What is known of a node. */
  Known of(RunSnapshot run, StepKey node, Map<StepKey, List<String>> shortages) {
    List<Attempt> tries = new ArrayList<>();
    for (Attempt attempt : runs.tries(run.run().number(), node)) {
      tries.add(cache.key(attempt.id()).map(attempt::withCacheKey).orElse(attempt));
    }
    Optional<Pipeline> pipeline = run.pipeline().filter(each -> run.step(node.step()).isPresent());
    return new Known(
        tries,
        pipeline.map(
            each -> Why.of(facts(run, each, new Asked(node, tries, shortages)), run.dag(), node)));
  }

  private record Asked(StepKey node, List<Attempt> tries, Map<StepKey, List<String>> shortages) {}

  private RunFacts facts(RunSnapshot run, Pipeline pipeline, Asked asked) {
    Map<Long, Attempt> whole = new HashMap<>();
    asked.tries.forEach(attempt -> whole.put(attempt.id(), attempt));
    deciders(run, asked).forEach(attempt -> whole.put(attempt.id(), attempt));
    List<Attempt> attempts =
        around(run, pipeline, asked.node.step())
            .map(attempt -> whole.getOrDefault(attempt.id(), attempt))
            .toList();
    Map<Long, Attempt> earlier = new HashMap<>();
    for (Attempt attempt : asked.tries) {
      if (attempt.cacheKey().isPresent() && hasRun(attempt)) {
        earlier(run, attempt).ifPresent(found -> earlier.put(attempt.id(), found));
      }
    }
    return new RunFacts(run.run(), pipeline, attempts, earlier, asked.shortages, run.now());
  }

  /** Those of the step and of the steps before it; all where retries are counted in all. */
  private static Stream<Attempt> around(RunSnapshot run, Pipeline pipeline, String step) {
    if (pipeline.policy().retriesInAll().isPresent()) {
      return run.nodes().all().stream();
    }
    return Stream.concat(run.dag().upstream(step).stream(), Stream.of(step))
        .flatMap(name -> run.nodes().of(name).values().stream())
        .flatMap(List::stream);
  }

  private static boolean hasRun(Attempt attempt) {
    return attempt.state() == AttemptState.SUCCEEDED || attempt.state() == AttemptState.FAILED;
  }

  /** Who decided that it does not run says why. */
  private List<Attempt> deciders(RunSnapshot run, Asked asked) {
    boolean isSkipped =
        asked.tries.stream()
            .anyMatch(attempt -> attempt.skip().filter(SkipCause.WHEN::equals).isPresent());
    if (!isSkipped) {
      return List.of();
    }
    List<Attempt> deciders = new ArrayList<>();
    for (Value.Output output :
        Conditions.decisions(run.step(asked.node.step()).map(Step::when).orElse(List.of()))) {
      for (String key : run.nodes().of(output.step()).keySet()) {
        if (key.isEmpty() || key.equals(asked.node.key())) {
          deciders.addAll(runs.tries(run.run().number(), new StepKey(output.step(), key)));
        }
      }
    }
    return deciders;
  }

  private Optional<Attempt> earlier(RunSnapshot run, Attempt attempt) {
    List<String> names = new ArrayList<>(List.of(attempt.step()));
    run.step(attempt.step()).ifPresent(step -> names.addAll(step.policy().formerly()));
    return cache.last(
        new StepCache.Place(run.run().pipeline(), names, attempt.key(), attempt.id()));
  }
}
