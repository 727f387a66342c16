package io.trainyard.web.view.chart;

/**
 * Carries figures to places along a line.
 *
 * @param low figure at {@code from}
 * @param high figure at {@code to}; another one than {@code low}
 * @param from place in pixels
 * @param to place in pixels
 */
record Scale(double low, double high, double from, double to) {
  static Scale of(Ticks ticks, double from, double to) {
    return new Scale(ticks.low(), ticks.high(), from, to);
  }

  double at(double figure) {
    return from + (figure - low) / (high - low) * (to - from);
  }
}
