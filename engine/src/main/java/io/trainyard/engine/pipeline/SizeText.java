package io.trainyard.engine.pipeline;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as people write and read them: {@code 16 GiB}. Units are powers of 1024. */
public final class SizeText {
  private static final List<String> UNITS = List.of("bytes", "KiB", "MiB", "GiB", "TiB");
  private static final Pattern SIZE =
      Pattern.compile("(\\d{1,12}(?:\\.\\d{1,3})?) ?([KMGT]iB|bytes)");

  private SizeText() {}

  /** The largest unit of which there is at least one, with at most one digit behind the point. */
  public static String of(long bytes) {
    int unit = 0;
    BigDecimal count = BigDecimal.valueOf(bytes);
    BigDecimal step = BigDecimal.valueOf(1024);
    while (unit < UNITS.size() - 1 && count.abs().compareTo(step) >= 0) {
      count = count.divide(step);
      unit++;
    }
    String number =
        count.setScale(1, java.math.RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    return number + " " + UNITS.get(unit);
  }

  /** What {@code 32GiB} or {@code 1.5 TiB} says, in bytes; empty when it is no size. */
  public static OptionalLong parse(String text) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    BigDecimal unit = BigDecimal.valueOf(1L << (10 * UNITS.indexOf(matcher.group(2))));
    BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(unit);
    return bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
        ? OptionalLong.empty()
        : OptionalLong.of(bytes.longValue());
  }
}
