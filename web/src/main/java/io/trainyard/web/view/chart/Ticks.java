package io.trainyard.web.view.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Where an axis is marked: multiples of 1, 2 or 5 times a power of ten, after P. S. Heckbert, "Nice
 * numbers for graph labels", Graphics Gems, 1990.
 *
 * @param values from low to high; the first and last enclose what is drawn
 * @param decimals that all labels need
 */
record Ticks(List<Double> values, int decimals) {
  private static final double LARGEST_PLAIN = 1e9;

  Ticks {
    values = List.copyOf(values);
  }

  /**
   * Marks that enclose a range.
   *
   * @param count about how many; at least 2
   * @param whole whether only whole numbers may be marked
   */
  static Ticks of(double low, double high, int count, boolean whole) {
    if (!Double.isFinite(low) || !Double.isFinite(high) || !Double.isFinite(high - low)) {
      return new Ticks(List.of(0.0, 1.0), 0);
    }
    double from = Math.min(low, high);
    double to = Math.max(low, high);
    if (from == to || to - from < Math.ulp(Math.max(Math.abs(from), Math.abs(to))) * count) {
      double room = from == 0 ? 1 : Math.abs(from) / 10;
      from -= whole ? Math.max(1, room) : room;
      to += whole ? Math.max(1, room) : room;
    }
    double step = nice((to - from) / Math.max(1, count - 1));
    if (whole) {
      step = Math.max(1, step);
    }
    return marks(from, to, step);
  }

  private static Ticks marks(double from, double to, double step) {
    long first = (long) Math.floor(from / step + 1e-9);
    long last = (long) Math.ceil(to / step - 1e-9);
    List<Double> values = new ArrayList<>();
    for (long i = first; i <= Math.max(last, first + 1); i++) {
      values.add(i * step);
    }
    return new Ticks(values, (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  }

  /** 1, 2 or 5 times a power of ten, whichever is nearest. */
  private static double nice(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double part = rough / power;
    return power * (part < 1.5 ? 1 : part < 3.5 ? 2 : part < 7.5 ? 5 : 10);
  }

  double low() {
    return values.get(0);
  }

  double high() {
    return values.get(values.size() - 1);
  }

  /** As the axis writes one of them. */
  String label(double value) {
    return Math.max(Math.abs(low()), Math.abs(high())) >= LARGEST_PLAIN || decimals > 6
        ? Figures.text(value)
        : Figures.fixed(value, decimals);
  }
}
