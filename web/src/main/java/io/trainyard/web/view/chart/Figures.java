package io.trainyard.web.view.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as charts write them: six digits, groups of three, a real minus sign. */
public final class Figures {
  private static final MathContext DIGITS = new MathContext(6);
  private static final MathContext SHORT = new MathContext(4);
  private static final double LEAST_PLAIN = 1e-4;
  private static final double MOST_PLAIN = 1e15;

  private Figures() {}

  /** A number; what is not finite is said in words. */
  public static String text(double value) {
    if (Double.isNaN(value)) {
      return "not a number";
    } else if (Double.isInfinite(value)) {
      return value > 0 ? "infinite" : "minus infinite";
    }
    double size = Math.abs(value);
    if (size != 0 && (size < LEAST_PLAIN || size >= MOST_PLAIN)) {
      return minus(String.format(Locale.ROOT, "%.3g", value));
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return grouped(rounded, Math.max(0, rounded.scale()));
  }

  /** A number with four digits, where room is short. */
  static String shorter(double value) {
    double size = Math.abs(value);
    return Double.isFinite(value) && size > LEAST_PLAIN && size < MOST_PLAIN
        ? text(new BigDecimal(value).round(SHORT).doubleValue())
        : text(value);
  }

  /** A number with as many decimals as are asked for. */
  static String fixed(double value, int decimals) {
    return grouped(new BigDecimal(value), decimals);
  }

  /** With its sign, as differences are written; zero has none. */
  public static String signed(double value) {
    return value > 0 ? "+" + text(value) : text(value);
  }

  private static String grouped(BigDecimal value, int decimals) {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    String text = format.format(value);
    return minus(text.matches("-[0.,]*") ? text.substring(1) : text);
  }

  private static String minus(String text) {
    return text.replace('-', '\u2212');
  }

  /** A place in a picture: at most one decimal, as SVG reads it. */
  static String pixel(double value) {
    double rounded = Math.rint(value * 10) / 10;
    long whole = (long) rounded;
    return whole == rounded ? Long.toString(whole) : String.format(Locale.ROOT, "%.1f", rounded);
  }
}
