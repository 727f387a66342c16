package io.trainyard.executors.place;

import io.trainyard.engine.run.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * One attempt in a worker: hands it its order, watches over it, and ends it with proof: when this
 * has returned or thrown, no process of the attempt is alive. For one thread.
 */
final class WorkerCall {
  private static final long TICK_MILLIS = 250;

  /** Looking around reads every process of the machine, so it is done every other second only. */
  private static final int TICKS_PER_LOOK = 8;

  private final WorkerProcess worker;
  private final ReportReader reports;
  private final Limits limits;
  private Outcome.@Nullable Failed overstepped;
  private int ticksAfterOutcome;

  /**
   * What it may not overstep.
   *
   * @param memory bytes of all its processes together
   */
  record Limits(WorkerSettings settings, Lease lease, long memory, Grace grace) {}

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
    OutputPump pump = new OutputPump(worker.output(), output);
    Thread printing = threads.newThread(pump);
    Thread reporting = threads.newThread(reports);
    printing.start();
    reporting.start();
    try {
      tell(order);
      watch();
    } finally {
      new TreeEnd(worker.tree(), limits.grace(), output).now();
      pump.finish(printing);
      finish(reporting);
    }
    return verdict();
  }

  /** One that has ended already says so by its exit. */
  private void tell(String order) {
    try {
      worker.tell(order);
    } catch (IOException e) {
      return;
    }
  }

  private void watch() throws InterruptedException {
    for (int tick = 0; !worker.hasEnded(TICK_MILLIS); tick++) {
      if (tick % TICKS_PER_LOOK == 0) {
        worker.tree().lookAround();
      }
      if (isOver()) {
        return;
      }
    }
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
