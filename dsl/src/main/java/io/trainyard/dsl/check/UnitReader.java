package io.trainyard.dsl.check;

import io.trainyard.dsl.words.Bytes;
import io.trainyard.dsl.words.Share;
import io.trainyard.engine.pipeline.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads numbers with a unit: {@code 30.minutes}, {@code 20.percent}, {@code 16.GiB}. */
final class UnitReader {
  private static final Map<String, Long> MILLIS =
      Map.ofEntries(
          Map.entry("millis", 1L),
          Map.entry("second", 1_000L),
          Map.entry("seconds", 1_000L),
          Map.entry("minute", 60_000L),
          Map.entry("minutes", 60_000L),
          Map.entry("hour", 3_600_000L),
          Map.entry("hours", 3_600_000L),
          Map.entry("day", 86_400_000L),
          Map.entry("days", 86_400_000L),
          Map.entry("week", 604_800_000L),
          Map.entry("weeks", 604_800_000L));
  private static final Map<String, Long> BYTES =
      Map.of("KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30, "TiB", 1L << 40);

  /** The units, for messages. */
  static final List<String> ALL =
      List.of(
          "percent", "millis", "seconds", "minutes", "hours", "days", "weeks", "KiB", "MiB", "GiB",
          "TiB");

  private UnitReader() {}

  /** The value, or empty when there is no such unit or the result is out of range. */
  static Optional<Read> read(BigDecimal number, String unit) {
    if (unit.equals("percent")) {
      return Optional.of(Read.of(Share.class, new Value.Num(percent(number))));
    }
    try {
      if (MILLIS.containsKey(unit)) {
        long millis = times(number, MILLIS.get(unit));
        return Optional.of(Read.of(Duration.class, new Value.Span(Duration.ofMillis(millis))));
      }
      if (BYTES.containsKey(unit)) {
        return Optional.of(Read.of(Bytes.class, new Value.Bytes(times(number, BYTES.get(unit)))));
      }
    } catch (ArithmeticException tooLarge) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static long times(BigDecimal number, long unit) {
    return number.multiply(BigDecimal.valueOf(unit)).toBigInteger().longValueExact();
  }

  private static BigDecimal percent(BigDecimal number) {
    BigDecimal share = number.movePointLeft(2).stripTrailingZeros();
    return share.scale() < 0 ? share.setScale(0) : share;
  }
}
