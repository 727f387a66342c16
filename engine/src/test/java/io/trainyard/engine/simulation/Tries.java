package io.trainyard.engine.simulation;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.RunEvents;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A node is tried as often as its budgets say: failures and lost machines are counted apart. */
final class Tries {
  private final Story story;
  private final Pipeline pipeline;
  private final List<String> broken;

  Tries(Story story, Pipeline pipeline, List<String> broken) {
    this.story = story;
    this.pipeline = pipeline;
    this.broken = broken;
  }

  void check() {
    Map<String, List<Tried>> nodes = new LinkedHashMap<>();
    for (Tried tried : story.attempts().values()) {
      nodes.computeIfAbsent(tried.node(), absent -> new java.util.ArrayList<>()).add(tried);
    }
    nodes.forEach(this::check);
    long again = nodes.values().stream().mapToLong(Tries::ownFailures).sum();
    int inAll = pipeline.policy().retriesInAll().orElse(Integer.MAX_VALUE);
    if (again > inAll) {
      broken.add("run %d tried %d times again, of %d".formatted(story.run(), again, inAll));
    }
  }

  /** Retries that the step itself made necessary. */
  private static long ownFailures(List<Tried> tries) {
    return tries.subList(0, tries.size() - 1).stream().filter(tried -> !tried.isLost()).count();
  }

  private void check(String node, List<Tried> tries) {
    Step step = pipeline.step(tries.get(0).created().step()).orElseThrow();
    int lost = 0;
    int failed = 0;
    for (int i = 0; i < tries.size(); i++) {
      Tried tried = tries.get(i);
      if (tried.created().tryNumber() != i + 1) {
        broken.add(node + ": try " + tried.created().tryNumber() + " is the " + (i + 1) + ".");
      }
      boolean isLast = i == tries.size() - 1;
      if (!isLast && !tried.is(AttemptState.FAILED)) {
        broken.add(node + " is tried again after it " + tried.end().state());
      }
      if (!isLast) {
        lost += tried.isLost() ? 1 : 0;
        failed += tried.isLost() ? 0 : 1;
        checkNext(step, tried, tries.get(i + 1), tried.isLost() ? lost : failed);
      } else {
        checkLast(step, tried, tried.isLost() ? lost : failed);
      }
    }
  }

  private void checkNext(Step step, Tried tried, Tried next, int spent) {
    if (spent > budget(step, tried)) {
      broken.add(tried.node() + " is tried again beyond its budget of " + budget(step, tried));
    }
    if (!mayGoOn(step, tried)) {
      broken.add(tried.node() + " is tried again after a failure for good");
    }
    Instant end = tried.ending().time();
    Instant earliest = next.created().notBefore();
    // The log keeps times in whole milliseconds.
    Instant latest = end.plus(step.retry().longestPause(spent)).plusMillis(1);
    if (earliest.isBefore(end) || earliest.isAfter(latest)) {
      broken.add(tried.node() + " is tried again at " + earliest + ", too soon or too late");
    }
    long stop = story.first(RunEvents.RUN_CANCEL_ASKED);
    if (next.createdAt() > stop && !Dag.isCleanup(step)) {
      broken.add(tried.node() + " is tried again although its run was cancelled");
    }
  }

  /** Nothing was given up that had a try left. */
  private void checkLast(Step step, Tried last, int spent) {
    boolean isStopped = story.has(RunEvents.RUN_CANCEL_ASKED) && !Dag.isCleanup(step);
    if (last.is(AttemptState.FAILED)
        && !isStopped
        && (last.isLost() || pipeline.policy().retriesInAll().isEmpty())
        && mayGoOn(step, last)
        && spent < budget(step, last)) {
      broken.add(last.node() + " is given up although it has a try left");
    }
  }

  /** Lost machines are counted apart. */
  private static int budget(Step step, Tried tried) {
    return tried.isLost() ? step.retry().lossTimes() : step.retry().times();
  }

  private static boolean mayGoOn(Step step, Tried tried) {
    return tried.end().retryable() && !(tried.isLost() && !step.retry().never().isEmpty());
  }
}
