package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.SpanText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that was handed to the executor and whose end is not proved yet: it holds a slot. Used
 * by the Runner's loop alone.
 */
final class Launch {
  /** Why it was asked to stop. */
  enum Stop {
    TIMEOUT,
    CANCEL
  }

  private final LiveRun run;
  private final AttemptOrder order;
  private StepExecutor.@Nullable Running running;
  private Alarm.@Nullable Wake wake;
  private @Nullable Stop stop;

  Launch(LiveRun run, AttemptOrder order) {
    this.run = run;
    this.order = order;
  }

  LiveRun run() {
    return run;
  }

  AttemptOrder order() {
    return order;
  }

  void running(StepExecutor.Running handle) {
    running = handle;
  }

  /** Replaces the alarm that looks after it: first the timeout's, then the grace's. */
  void watch(Alarm.Wake next) {
    unwatch();
    wake = next;
  }

  void unwatch() {
    if (wake != null) {
      wake.cancel();
    }
    wake = null;
  }

  /** Asks it to stop, once; the first reason stays. */
  boolean stop(Stop reason) {
    if (stop != null) {
      return false;
    }
    stop = reason;
    if (running != null) {
      running.cancel();
    }
    return true;
  }

  /** What its end counts as: what ran too long failed, whatever it says in the end. */
  Outcome verdict(Outcome outcome) {
    return stop == Stop.TIMEOUT ? failure(tooLong(), true) : outcome;
  }

  /** Its end where it does not stop within the grace. */
  Outcome.Failed overdue(Duration grace) {
    boolean isTimeout = stop == Stop.TIMEOUT;
    String what = isTimeout ? tooLong() + " and" : "was cancelled, but";
    String place = running == null ? "it" : running.place();
    return failure(
        what
            + " did not stop within "
            + SpanText.of(grace)
            + ": "
            + place
            + " still holds its slot",
        isTimeout);
  }

  private String tooLong() {
    return "ran longer than its timeout of " + order.timeout().map(SpanText::of).orElse("0 s");
  }

  private static Outcome.Failed failure(String message, boolean retryable) {
    return new Outcome.Failed(FailureCause.TIMEOUT, message, retryable, List.of(), Map.of());
  }
}
