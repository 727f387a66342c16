package io.trainyard.engine.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** An {@link Alarm} on one thread of this process. */
public final class TimerAlarm implements Alarm, AutoCloseable {
  private final InstantSource clock;
  private final ScheduledThreadPoolExecutor timer;

  /**
   * An alarm that compares times with this clock.
   *
   * @param threads makes the one thread, on the first wake that is asked for
   */
  public TimerAlarm(InstantSource clock, ThreadFactory threads) {
    this.clock = clock;
    this.timer = new ScheduledThreadPoolExecutor(1, threads);
    // A timeout that was taken back would otherwise keep its attempt in memory until it is due.
    timer.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Wake at(Instant time, Runnable task) {
    long millis = Math.max(0, Duration.between(clock.instant(), time).toMillis() + 1);
    ScheduledFuture<?> call = timer.schedule(task, millis, TimeUnit.MILLISECONDS);
    return () -> call.cancel(false);
  }

  /** Forgets every call that is still to come. */
  @Override
  public void close() {
    timer.shutdownNow();
  }
}
