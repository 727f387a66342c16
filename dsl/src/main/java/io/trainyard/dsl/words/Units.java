package io.trainyard.dsl.words;

import java.math.BigDecimal;
import java.time.Duration;

/** Units behind a number, {@code 30.minutes}: registered as extension methods. */
public final class Units {
  private Units() {}

  public static BigDecimal getPercent(Number number) {
    return new BigDecimal(number.toString()).movePointLeft(2);
  }

  public static Duration getMillis(Number number) {
    return Duration.ofMillis(number.longValue());
  }

  public static Duration getSeconds(Number number) {
    return Duration.ofSeconds(number.longValue());
  }

  public static Duration getMinutes(Number number) {
    return Duration.ofMinutes(number.longValue());
  }

  public static Duration getHour(Number number) {
    return getHours(number);
  }

  public static Duration getHours(Number number) {
    return Duration.ofHours(number.longValue());
  }

  public static Duration getDay(Number number) {
    return getDays(number);
  }

  public static Duration getDays(Number number) {
    return Duration.ofDays(number.longValue());
  }

  public static Duration getWeeks(Number number) {
    return Duration.ofDays(Math.multiplyExact(7L, number.longValue()));
  }

  /** 1,024 bytes each. */
  public static long getKiB(Number number) {
    return Math.multiplyExact(number.longValue(), 1L << 10);
  }

  /** 1,048,576 bytes each. */
  public static long getMiB(Number number) {
    return Math.multiplyExact(number.longValue(), 1L << 20);
  }

  public static long getGiB(Number number) {
    return Math.multiplyExact(number.longValue(), 1L << 30);
  }

  public static long getTiB(Number number) {
    return Math.multiplyExact(number.longValue(), 1L << 40);
  }
}
