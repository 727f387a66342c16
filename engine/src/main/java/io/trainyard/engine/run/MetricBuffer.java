package io.trainyard.engine.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one launch has measured and the log does not know yet. A script that measures at each of a
 * million steps must not fill the log: what is kept of a name grows with the logarithm of the
 * count. Used by one thread at a time.
 */
final class MetricBuffer {
  /** How often an attempt may write. */
  static final Duration PERIOD = Duration.ofSeconds(1);

  /** Every point up to here, then every second one up to twice of it, every fourth, and so on. */
  static final long EVERY_POINT = 10_000;

  /** Further names are not kept. */
  static final int NAMES = 100;

  /** Longer names are not kept. */
  static final int NAME_LENGTH = 200;

  /** So many wait at most, however fast they come. */
  private static final int MOST_WAITING = 20_000;

  private final Map<String, Series> byName = new LinkedHashMap<>();
  private Instant written = Instant.MIN;
  private int waiting;

  /** One curve: how many points came, and those that wait. */
  private static final class Series {
    private final List<Double> x = new ArrayList<>();
    private final List<@Nullable Double> value = new ArrayList<>();
    private long count;
  }

  void add(String name, double x, double value) {
    if (!Double.isFinite(x) || name.length() > NAME_LENGTH) {
      return;
    }
    Series series = byName.get(name);
    if (series == null) {
      if (byName.size() == NAMES) {
        return;
      }
      series = new Series();
      byName.put(name, series);
    }
    if (isKept(series.count++)) {
      series.x.add(x);
      series.value.add(Double.isFinite(value) ? value : null);
      waiting++;
    }
  }

  /** Whether a point is kept of which so many came before it. */
  static boolean isKept(long before) {
    long times = before / EVERY_POINT;
    long every = times == 0 ? 1 : Long.highestOneBit(times) << 1;
    return before % every == 0;
  }

  /** Whether what waits may be written now. */
  boolean isDue(Instant now) {
    boolean isTime = written.equals(Instant.MIN) || !now.isBefore(written.plus(PERIOD));
    return waiting > 0 && (isTime || waiting >= MOST_WAITING || now.isBefore(written));
  }

  /** Takes all that waits; empty where nothing does. */
  Optional<MetricEvents.AttemptMetrics> take(long attempt, Instant now) {
    if (waiting == 0) {
      return Optional.empty();
    }
    List<MetricEvents.Points> taken = new ArrayList<>();
    byName.forEach(
        (name, series) -> {
          if (!series.x.isEmpty()) {
            taken.add(
                new MetricEvents.Points(
                    name, List.copyOf(series.x), new ArrayList<>(series.value)));
            series.x.clear();
            series.value.clear();
          }
        });
    waiting = 0;
    written = now;
    return Optional.of(new MetricEvents.AttemptMetrics(attempt, taken));
  }
}
