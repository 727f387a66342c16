package io.trainyard.web.app.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Numbers, times and sizes as people read them; the same in every locale. */
public final class Format {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DAY_AND_CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

  private static final String ON_TRAINING_ROWS = "training.";

  private Format() {}

  /** {@code 14:03:59}. */
  public static String clock(Instant instant, ZoneId zone) {
    return CLOCK.format(instant.atZone(zone));
  }

  /** {@code 2026-01-31 14:03:59}. */
  public static String day(Instant instant, ZoneId zone) {
    return DAY_AND_CLOCK.format(instant.atZone(zone));
  }

  /** {@code 0.4 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
  public static String duration(Duration duration) {
    long millis = Math.max(0, duration.toMillis());
    if (millis < 59_950) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    long seconds = Math.round(millis / 1000.0);
    return seconds < 3_600
        ? units(seconds / 60, " min", seconds % 60, " s")
        : units(seconds / 3_600, " h", seconds % 3_600 / 60, " min");
  }

  private static String units(long large, String largeUnit, long small, String smallUnit) {
    return large + largeUnit + (small == 0 ? "" : " " + small + smallUnit);
  }

  /** Empty until both are known. */
  public static String between(@Nullable Instant started, @Nullable Instant ended) {
    return started == null || ended == null ? "" : duration(Duration.between(started, ended));
  }

  /** {@code 5,634}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 row}, {@code 5,634 rows}. */
  public static String rows(long rows) {
    return count(rows) + (rows == 1 ? " row" : " rows");
  }

  /** {@code 12.3 MiB}. */
  public static String bytes(long bytes) {
    String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB"};
    double size = bytes;
    int unit = 0;
    while (size >= 1024 && unit < units.length - 1) {
      size /= 1024;
      unit++;
    }
    return unit == 0
        ? count(bytes) + " " + units[0]
        : String.format(Locale.ROOT, "%.1f %s", size, units[unit]);
  }

  /** Three digits that say something: {@code 0.842}, {@code 43.1}, {@code 1234}. */
  public static String number(double value) {
    if (!Double.isFinite(value)) {
      return "undefined";
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal rounded =
        Math.abs(value) >= 1000
            ? exact.setScale(0, RoundingMode.HALF_EVEN)
            : exact.round(THREE_DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** {@code auc 0.842 f1 0.61}. */
  public static String metrics(Map<String, Double> metrics) {
    return new TreeMap<>(metrics)
        .entrySet().stream()
            .map(metric -> metric.getKey() + " " + number(metric.getValue()))
            .collect(Collectors.joining("  "));
  }

  /** The same without those of the training rows, which judge nothing. */
  public static String judged(Map<String, Double> metrics) {
    Map<String, Double> judging = new TreeMap<>(metrics);
    judging.keySet().removeIf(name -> name.startsWith(ON_TRAINING_ROWS));
    return metrics(judging);
  }

  /** {@code sha256:0123456789ab}: enough to tell digests apart. */
  public static String digest(String digest) {
    return digest.length() > 19 ? digest.substring(0, 19) : digest;
  }
}
