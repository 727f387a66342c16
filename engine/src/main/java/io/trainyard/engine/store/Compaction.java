package io.trainyard.engine.store;

import java.nio.file.Path;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the file of the tables small again after it was written much. H2 writes a page anew for
 * each change and keeps the old ones for 45 s; what it gives back by itself ends as soon as nobody
 * writes, so a busy hour would leave a file ten times as large as what is in it.
 *
 * <p>It waits until nobody has written for a minute, and stops as soon as somebody wants to.
 */
final class Compaction implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

  /** Longer than H2 keeps old pages. */
  private static final long EVERY_SECONDS = 60;

  /** A file of so many bytes may be as empty as it likes. */
  private static final long SMALL = 64L << 20;

  /** Of a larger one at least so much is to be in use, in percent. */
  private static final int LEAST_USED = 50;

  /** Longest wait for a step that is under way. */
  private static final long CLOSE_SECONDS = 20;

  private final TableFile file;
  private final Bounds bounds;
  private final ScheduledThreadPoolExecutor timer;
  private long writes = -1;

  /**
   * What it leaves alone.
   *
   * @param small a file of so many bytes
   * @param room how many bytes are free on the disk: the file grows before it shrinks, and H2
   *     closes a database that it cannot write
   */
  record Bounds(long small, LongSupplier room) {}

  /** One that looks when it is told to. */
  Compaction(TableFile file, Bounds bounds, ThreadFactory threads) {
    this.file = file;
    this.bounds = bounds;
    this.timer = new ScheduledThreadPoolExecutor(1, threads);
  }

  /** One that looks at the file once a minute. */
  static Compaction start(TableFile file, Path home, ThreadFactory threads) {
    Bounds bounds = new Bounds(SMALL, home.toFile()::getUsableSpace);
    Compaction started = new Compaction(file, bounds, threads);
    started.timer.scheduleWithFixedDelay(
        started::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    return started;
  }

  /** Compacts where nobody has written since the last look. */
  void look() {
    try {
      if (file.writes() == writes) {
        compact();
      }
      writes = file.writes();
    } catch (RuntimeException e) {
      LOG.warn("the tables could not be made smaller: {}", e.getMessage());
    }
  }

  private void compact() {
    long before = file.size();
    boolean goesOn = isWorthIt();
    while (goesOn && !file.savingLock().hasQueuedThreads() && !timer.isShutdown()) {
      long written = file.writes();
      file.compactSome();
      goesOn = isWorthIt() && file.writes() != written;
    }
    if (file.size() < before) {
      LOG.info("the tables take {} MB now, after {} MB", file.size() >> 20, before >> 20);
    }
  }

  private boolean isWorthIt() {
    long used = file.size() * file.used() / 100;
    return file.size() > bounds.small
        && file.used() < LEAST_USED
        && bounds.room.getAsLong() > used + bounds.small;
  }

  /** Ends with the step that is under way. */
  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("the tables are still being made smaller; they are closed all the same");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
