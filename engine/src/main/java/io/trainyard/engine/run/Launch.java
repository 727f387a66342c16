package io.trainyard.engine.run;

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

  Optional<Stop> stopped() {
    return Optional.ofNullable(stop);
  }

  String place() {
    return running == null ? "it" : running.place();
  }
}
