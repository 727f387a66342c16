package io.trainyard.executors.place;

import io.trainyard.engine.run.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * One attempt in a worker: hands it its order, watches over it, and ends it with proof: when this
 * has returned or thrown, no process of the attempt is alive, but one that has reported its end and
 * waits for another order. For one thread.
 */
final class WorkerCall {
  private static final long TICK_MILLIS = 250;

  /** Looking around reads every process of the machine, so it is done every other second only. */
  private static final int TICKS_PER_LOOK = 8;

  /** A process is not kept for ever: whatever it gathers is gone with it. */
  private static final int MOST_ORDERS = 200;

  /** One that has grown to this part of what it may have is not kept. */
  private static final int MEMORY_PART = 8;

  private final WorkerProcess worker;
  private final ReportReader reports;
  private final Limits limits;
  private Outcome.@Nullable Failed overstepped;
  private int ticksAfterOutcome;
  private boolean kept;

  /**
   * What it may not overstep.
   *
   * @param memory bytes of all its processes together
   * @param shared whether its process may be kept for the next attempt
   */
  record Limits(WorkerSettings settings, Lease lease, long memory, Grace grace, boolean shared) {}

  WorkerCall(WorkerProcess worker, ReportReader reports, Limits limits) {
    this.worker = worker;
    this.reports = reports;
    this.limits = limits;
  }

  /**
   * Brings the attempt to its end.
   *
   * @param order a line of JSON
   * @param output gets what its processes print
   * @throws InterruptedException when it was asked to stop before
   */
  Outcome run(String order, OutputStream output, ThreadFactory threads)
      throws InterruptedException, IOException {
    worker.printTo(output, threads);
    Thread reporting = threads.newThread(reports);
    reporting.start();
    try {
      tell(order);
      watch(reporting);
      kept = isFitForMore();
    } finally {
      if (kept) {
        worker.printTo(OutputStream.nullOutputStream(), threads);
      } else {
        new TreeEnd(worker.tree(), limits.grace(), output).now();
        worker.finishPrinting();
        finish(reporting);
      }
    }
    return verdict();
  }

  /** Whether the process lives on and waits for another order. */
  boolean isKept() {
    return kept;
  }

  /** After a failure nobody knows what state it left behind; nor after much work or memory. */
  private boolean isFitForMore() {
    return limits.shared()
        && reports.outcome().filter(Outcome.Succeeded.class::isInstance).isPresent()
        && overstepped == null
        && worker.isAlive()
        && worker.countOrder() < MOST_ORDERS
        && worker.tree().memory() < limits.settings().memory() / MEMORY_PART;
  }

  /** One that has ended already says so by its exit. */
  private void tell(String order) {
    try {
      worker.tell(order);
    } catch (IOException e) {
      return;
    }
  }

  private void watch(Thread reporting) throws InterruptedException {
    for (int tick = 0; !hasEnded(reporting); tick++) {
      if (tick % TICKS_PER_LOOK == 0) {
        worker.tree().lookAround();
      }
      if (isOver()) {
        return;
      }
    }
  }

  /** Whether the process has, or, where it may get another order, whether its reports have. */
  private boolean hasEnded(Thread reporting) throws InterruptedException {
    if (!limits.shared()) {
      return worker.hasEnded(TICK_MILLIS);
    }
    reporting.join(TICK_MILLIS);
    return !reporting.isAlive();
  }

  /** Whether it has to be ended, also where it lingers on behind its result. */
  private boolean isOver() {
    if (reports.outcome().isPresent()) {
      return ++ticksAfterOutcome * TICK_MILLIS > limits.grace().length().toMillis();
    }
    long used = worker.tree().memory();
    if (used > limits.memory()) {
      overstepped = ProcessFailure.tooLarge(used, limits.memory());
    } else if (limits.lease().isOver()) {
      overstepped = ProcessFailure.silent(worker.pid(), limits.settings().lease());
    }
    return overstepped != null;
  }

  private Outcome verdict() {
    Optional<Outcome> outcome = reports.outcome();
    if (overstepped != null) {
      return overstepped;
    }
    return outcome.orElseGet(
        () ->
            reports.hasBegun()
                ? ProcessFailure.ended(worker.pid(), worker.exit())
                : ProcessFailure.neverBegan(worker.exit()));
  }

  /** Nobody writes to it any more, so it ends by itself. */
  private static void finish(Thread reporting) {
    boolean interrupted = Thread.interrupted();
    try {
      reporting.join(OutputPump.PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
