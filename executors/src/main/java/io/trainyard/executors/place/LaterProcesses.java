package io.trainyard.executors.place;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The processes that were started after a given one, which all that came from it are among. Linux
 * hands out numbers upwards and tells the last, so few have to be asked for, rather than all of the
 * machine. It tells nothing once so much time has gone by that the numbers may have begun anew.
 *
 * <p>Threads take numbers too. Whoever picks the number of a new process, as only the restoring of
 * a checkpoint does, is not seen here. Thread-safe.
 */
final class LaterProcesses {
  /** More numbers than these, and reading the whole list is cheaper. */
  private static final long FEW = 64;

  /** Too short to start as many processes as there are numbers at the least, twice 16,384. */
  private static final Duration YOUNG = Duration.ofSeconds(1);

  private final long first;
  private final LongSupplier nanos;
  private final long began;

  /**
   * Those after a process.
   *
   * @param first its number
   * @param nanos a monotonic clock in nanoseconds
   * @param began what the clock said before the process was started
   */
  LaterProcesses(long first, LongSupplier nanos, long began) {
    this.first = first;
    this.nanos = nanos;
    this.began = began;
  }

  /**
   * Whether it is certain that none is there, dead ones and those of other trees included; false
   * proves nothing.
   *
   * <p>They are asked for upwards, so one is asked for after its parent: a child that cannot be
   * seen yet has a parent that runs, since it is still starting the child. And no number was handed
   * out meanwhile, so nobody can have been started behind the one that was asked for last.
   */
  boolean areNone() {
    long last = ProcessTable.lastNumber();
    if (!isNear(last)) {
      return false;
    }
    for (long number = first + 1; number <= last; number++) {
      if (ProcessTable.isTaken(number)) {
        return false;
      }
    }
    return ProcessTable.lastNumber() == last && isYoung();
  }

  /**
   * The process and those after it that run now; empty when they are many or the numbers may have
   * begun anew. Who is started during the look may be left out.
   */
  Optional<List<ProcessTable.Entry>> running() {
    long last = ProcessTable.lastNumber();
    if (!isNear(last)) {
      return Optional.empty();
    }
    List<ProcessTable.Entry> running = new ArrayList<>();
    for (long number = first; number <= last; number++) {
      if (ProcessTable.isTaken(number) && ProcessTable.isProcess(number)) {
        ProcessTable.find(number).ifPresent(running::add);
      }
    }
    return isYoung() ? Optional.of(running) : Optional.empty();
  }

  private boolean isNear(long last) {
    return last >= first && last - first <= FEW;
  }

  /** Differences only: a monotonic clock may begin anywhere and run over. */
  private boolean isYoung() {
    return nanos.getAsLong() - began < YOUNG.toNanos() && ProcessTable.HAS_MANY_NUMBERS;
  }
}
