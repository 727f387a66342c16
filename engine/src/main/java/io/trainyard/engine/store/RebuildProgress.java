package io.trainyard.engine.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Tells how far the tables are while they are made anew from the log: at the beginning, and every
 * two seconds. Nothing is told of a log that is read in no time. Not thread-safe.
 */
final class RebuildProgress {
  /** Fewer events than this are read in less than a second or two. */
  static final long SMALL = 20_000;

  private static final Duration EVERY = Duration.ofSeconds(2);

  private final Consumer<String> lines;
  private final Clock clock;
  private final long total;
  private final Instant start;
  private Instant told;

  /**
   * Begins to tell.
   *
   * @param why as the end of a sentence about the database
   * @param total events that are to be read
   */
  RebuildProgress(StoreSettings settings, String why, long total) {
    this.lines = settings.progress();
    this.clock = settings.clock();
    this.total = total;
    this.start = clock.instant();
    this.told = start;
    if (total >= SMALL) {
      lines.accept(
          String.format(
              Locale.ROOT, "rebuilding the tables from %,d events: the database %s", total, why));
    }
  }

  /** Tells that so many events have been read, when it is time. */
  void at(long done) {
    Instant now = clock.instant();
    if (total < SMALL || Duration.between(told, now).compareTo(EVERY) < 0) {
      return;
    }
    told = now;
    double seconds = Duration.between(start, now).toMillis() / 1000.0;
    lines.accept(
        String.format(
            Locale.ROOT,
            "rebuilding the tables: %,d of %,d events, about %,.0f s left",
            done,
            total,
            seconds * (total - done) / done));
  }
}
