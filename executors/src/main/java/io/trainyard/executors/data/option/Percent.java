package io.trainyard.executors.data.option;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Shares as people read them. */
public final class Percent {
  private Percent() {}

  /** {@code 0.015} as {@code 1.5 %}. */
  public static String of(double share) {
    return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
  }

  /** How large a part is, to two digits, and never 0 where something is: {@code 0.04 %}. */
  public static String of(long part, long whole) {
    if (whole == 0) {
      return "0 %";
    }
    BigDecimal percent =
        BigDecimal.valueOf(part)
            .movePointRight(2)
            .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
    return part > 0 && percent.signum() == 0
        ? "less than 0.01 %"
        : percent.stripTrailingZeros().toPlainString() + " %";
  }

  /** A count with its unit: {@code 1,234 rows}. */
  public static String rows(long count) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "row" : "rows");
  }
}
