package io.trainyard.engine.why;

import io.trainyard.engine.cache.CacheLookup;
import io.trainyard.engine.cache.CacheRules;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.CacheKey;
import io.trainyard.engine.run.InputUsed;
import java.util.List;
import java.util.Optional;

/** Why an attempt ran, or did not have to. */
final class WhyRan {
  private final RunFacts facts;

  WhyRan(RunFacts facts) {
    this.facts = facts;
  }

  /** What differs from the last time the step ended well; nothing where there is no such time. */
  List<Change> changes(Attempt attempt) {
    Optional<CacheKey> before = earlier(attempt).flatMap(Attempt::cacheKey);
    return before.isEmpty() || attempt.cacheKey().isEmpty()
        ? List.of()
        : KeyChanges.between(before.get(), attempt.cacheKey().get()).stream()
            .map(change -> withOrigin(change, attempt))
            .toList();
  }

  /** An input is told with the step that made it. */
  private static Change withOrigin(Change change, Attempt attempt) {
    return attempt.inputs().stream()
        .filter(input -> change.part().equals("input " + input.name()))
        .map(InputUsed::origin)
        .filter(origin -> origin.matches("\\w+\\.\\w+"))
        .findFirst()
        .map(origin -> new Change(change.part() + " from " + origin, change.before(), change.now()))
        .orElse(change);
  }

  private Optional<Attempt> earlier(Attempt attempt) {
    return Optional.ofNullable(facts.earlier().get(attempt.id()));
  }

  String cached(Attempt attempt) {
    boolean isRepeated = facts.run().origin().isPresent() && attempt.cacheKey().isEmpty();
    return isRepeated
        ? attempt.message() + ", which this run repeats"
        : "unchanged: " + attempt.message();
  }

  String running(Attempt attempt) {
    return attempt.started().map(time -> "it runs since " + time).orElse("it runs");
  }

  String because(Step step, Attempt attempt, List<Change> changes) {
    Optional<String> refusal = CacheRules.refusal(facts.pipeline(), step);
    if (refusal.isPresent()) {
      return refusal.get();
    } else if (facts.run().fresh()) {
      return "the run was started with --fresh";
    } else if (attempt.cacheKey().isEmpty()) {
      return "what it reads could have changed, and nobody can tell without reading it";
    }
    String damaged = attempt.cacheKey().get().parts().get(CacheLookup.REFUSED);
    if (damaged != null) {
      return "the result " + damaged;
    }
    Optional<Attempt> before = earlier(attempt);
    if (before.isEmpty()) {
      return "it had no result yet";
    }
    return KeyChanges.said(before.get(), changes);
  }
}
