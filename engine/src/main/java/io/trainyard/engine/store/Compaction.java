package io.trainyard.engine.store;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
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
  private final long small;
  private final ScheduledThreadPoolExecutor timer;
  private long writes = -1;

  /** One that looks when it is told to, and leaves a file of so many bytes alone. */
  Compaction(TableFile file, long small, ThreadFactory threads) {
    this.file = file;
    this.small = small;
    this.timer = new ScheduledThreadPoolExecutor(1, threads);
  }

  /** One that looks at the file once a minute. */
  static Compaction start(TableFile file, ThreadFactory threads) {
    Compaction started = new Compaction(file, SMALL, threads);
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
    boolean goesOn = isWasteful();
    while (goesOn && !file.savingLock().hasQueuedThreads() && !timer.isShutdown()) {
      long written = file.writes();
      file.compactSome();
      goesOn = isWasteful() && file.writes() != written;
    }
    if (file.size() < before) {
      LOG.info("the tables take {} MB now, after {} MB", file.size() >> 20, before >> 20);
    }
  }

  private boolean isWasteful() {
    return file.size() > small && file.used() < LEAST_USED;
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
