package io.trainyard.engine.run;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where one node of a run stands. Changed by {@link Progress} alone. */
final class Node {
  final StepPlan plan;
  final String key;

  /** Its place among the nodes of its step. */
  final int place;

  @Nullable Attempt last;

  /** How many of its attempts were lost. */
  int losses;

  /** Whether the Runner knows that its attempt may be launched. */
  boolean isReady;

  /** Whether it is among those that may have something to decide. */
  boolean isChanged;

  /** Whether the Runner knows that its time from ready to ended is over. */
  boolean isLate;

  /** When it was ready first. */
  @Nullable Instant readyAt;

  Standing standing = Standing.OPEN;

  Node(StepPlan plan, String key, int place) {
    this.plan = plan;
    this.key = key;
    this.place = place;
  }

  StepKey name() {
    return new StepKey(plan.name(), key);
  }

  Optional<Attempt> last() {
    return Optional.ofNullable(last);
  }

  /** Whether an attempt of it was decided and has not ended. */
  boolean isUnderWay() {
    return last != null && !last.state().isDone();
  }

  /** When it must have ended, waiting and retries included; empty where it may take its time. */
  Optional<Instant> deadline() {
    Instant ready = readyAt;
    return ready == null ? Optional.empty() : plan.step().policy().finishWithin().map(ready::plus);
  }

  static int compare(Node one, Node other) {
    int bySteps = Integer.compare(one.plan.place(), other.plan.place());
    return bySteps != 0 ? bySteps : Integer.compare(one.place, other.place);
  }
}
