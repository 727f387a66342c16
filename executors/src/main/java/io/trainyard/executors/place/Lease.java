package io.trainyard.executors.place;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a worker may be silent, as its watcher sees it: where the watcher itself was held up, as
 * on a machine that slept, the worker is not blamed. One that has run out stays so. Thread-safe.
 */
final class Lease {
  private final long length;
  private final LongSupplier nanos;
  private long renewed;
  private long looked;
  private boolean over;

  /**
   * A lease that begins now.
   *
   * @param nanos a monotonic clock in nanoseconds
   */
  Lease(Duration length, LongSupplier nanos) {
    this.length = length.toNanos();
    this.nanos = nanos;
    this.renewed = nanos.getAsLong();
    this.looked = renewed;
  }

  /** Begins anew; false when it was found to be over before. */
  synchronized boolean renew() {
    renewed = nanos.getAsLong();
    return !over;
  }

  /** Looks whether it has run out; the watcher does so many times within its length. */
  synchronized boolean isOver() {
    long now = nanos.getAsLong();
    if (now - looked > length / 2) {
      renewed = now;
    }
    looked = now;
    over = over || now - renewed > length;
    return over;
  }
}
