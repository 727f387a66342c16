package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.SpanText;
import io.trainyard.engine.pipeline.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that was handed to the executor and whose end is not proved yet: it holds a slot. Used
 * by the Runner's loop alone.
 */
final class Launch {
  /** Why it was asked to stop. */
  enum Stop {
    TIMEOUT,
    /** Its step must have ended by now. */
    DEADLINE,
    CANCEL,
    /** It said nothing for longer than its lease. */
    SILENCE,
    /** The server is told to end. */
    SHUTDOWN
  }

  private final LiveRun run;
  private final AttemptOrder order;
  private StepExecutor.@Nullable Running running;
  private Alarm.@Nullable Wake wake;
  private Alarm.@Nullable Wake leaseEnd;
  private @Nullable Instant heard;
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

  /** Replaces the alarm at the end of its lease. */
  void watchLease(Alarm.Wake next) {
    leaseEnd = next;
  }

  /** It gave a sign of life. */
  void heard(Instant time) {
    heard = time;
  }

  /**
   * When it may have been silent for too long; empty where it cannot be.
   *
   * @param now counts as a sign of life where it gave none yet
   */
  Optional<Instant> leaseEnds(Instant now) {
    heard = heard == null ? now : heard;
    Instant last = heard;
    return running == null ? Optional.empty() : running.lease().map(last::plus);
  }

  /** No alarm looks after it any more. */
  void end() {
    unwatch();
    if (leaseEnd != null) {
      leaseEnd.cancel();
    }
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

  /**
   * What its end counts as: what ran too long failed, and what was silent too long is lost,
   * whatever it says in the end. What the end of the server stopped waits for the next one.
   */
  Outcome verdict(Outcome outcome, Instant now) {
    return switch (stop == null ? Stop.CANCEL : stop) {
      case TIMEOUT -> failure(FailureCause.TIMEOUT, tooLong(), true);
      case DEADLINE -> failure(FailureCause.TIMEOUT, late(order.step()), false);
      case SILENCE -> failure(FailureCause.LOST, silent(), true);
      case SHUTDOWN -> outcome instanceof Outcome.Failed ? shutDown(now) : outcome;
      case CANCEL -> outcome;
    };
  }

  /** A stop that was asked for is no loss, and counts as none, unless the step must not go on. */
  private Outcome shutDown(Instant now) {
    String why = "the server was stopped while it ran";
    return order.step().retry().goesOnAfterLoss()
        ? new Outcome.Waiting(now, why, order.state())
        : failure(FailureCause.LOST, why, true);
  }

  /** Its end where it does not stop within the grace. */
  Outcome.Failed overdue(Duration grace) {
    Stop reason = stop == null ? Stop.CANCEL : stop;
    String what =
        switch (reason) {
          case TIMEOUT -> tooLong() + " and";
          case DEADLINE -> late(order.step()) + " and";
          case SILENCE -> silent() + " and";
          case CANCEL, SHUTDOWN -> "was cancelled, but";
        };
    String place = running == null ? "it" : running.place();
    return failure(
        reason == Stop.SILENCE ? FailureCause.LOST : FailureCause.TIMEOUT,
        what
            + " did not stop within "
            + SpanText.of(grace)
            + ": "
            + place
            + " still holds its slot",
        reason == Stop.TIMEOUT || reason == Stop.SILENCE);
  }

  private String tooLong() {
    return "ran longer than its timeout of " + order.timeout().map(SpanText::of).orElse("0 s");
  }

  /** Why a step failed that did not end in its time. */
  static String late(Step step) {
    return "did not end within its `finishWithin` of "
        + step.policy().finishWithin().map(SpanText::of).orElse("0 s");
  }

  private String silent() {
    return "gave no sign of life for longer than its lease of "
        + (running == null ? "0 s" : running.lease().map(SpanText::of).orElse("0 s"));
  }

  private static Outcome.Failed failure(FailureCause cause, String message, boolean retryable) {
    return new Outcome.Failed(cause, message, retryable, List.of(), Map.of());
  }
}
