package io.trainyard.pipelines.bench;

import java.util.List;
import java.util.Locale;

/** The middle and the ends of some figures. */
record Spread(double least, double median, double most) {
  /** Of at least one figure. */
  static Spread of(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(sorted.get(0), median, sorted.get(sorted.size() - 1));
  }

  /** {@code 0.52 (0.49 to 0.57)}. */
  @Override
  public String toString() {
    return least == most
        ? text(median)
        : text(median) + " (" + text(least) + " to " + text(most) + ")";
  }

  /** Three digits that count, without a letter for thousands. */
  static String text(double figure) {
    String format =
        figure >= 99.95 ? "%,.0f" : figure >= 9.995 ? "%.1f" : figure >= 0.0995 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, format, figure);
  }
}
