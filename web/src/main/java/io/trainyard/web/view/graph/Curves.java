package io.trainyard.web.view.graph;

import java.util.List;
import java.util.Locale;

/** Edges as smooth lines with an arrow's head, in the words of SVG paths. */
final class Curves {
  private static final double HEAD = 6;
  private static final double STRAIGHT = 0.5;

  private Curves() {}

  /** From left to right through these points; every piece begins and ends level. */
  static Placement.Line along(GraphEdge edge, List<double[]> points) {
    double[] end = points.get(points.size() - 1);
    StringBuilder path = new StringBuilder(move(points.get(0)));
    for (int at = 1; at < points.size(); at++) {
      double[] from = points.get(at - 1);
      boolean isLast = at == points.size() - 1;
      double[] to = isLast ? new double[] {end[0] - HEAD + 1, end[1]} : points.get(at);
      path.append(Math.abs(from[1] - to[1]) < STRAIGHT ? line(to) : wave(from, to));
    }
    return new Placement.Line(edge, path.toString(), move(end) + text("l%s -4v8z", -HEAD));
  }

  /** Straight down to the next box of a column, or up. */
  static Placement.Line down(GraphEdge edge, Placement.Box from, Placement.Box to) {
    double x = from.x() + from.width() / 2;
    boolean isDown = to.y() > from.y();
    double start = isDown ? from.y() + from.height() : from.y();
    double end = isDown ? to.y() : to.y() + to.height();
    double neck = isDown ? end - HEAD + 1 : end + HEAD - 1;
    return new Placement.Line(
        edge,
        text("M%s %sV%s", x, start, neck),
        text(isDown ? "M%s %sl-4 -6h8z" : "M%s %sl-4 6h8z", x, end));
  }

  /** Around what stands between two boxes of a column, on their right. */
  static Placement.Line around(GraphEdge edge, Placement.Box from, Placement.Box to) {
    double right = from.x() + from.width();
    double start = from.y() + from.height() * 0.75;
    double end = to.y() + to.height() * 0.25;
    double far = right + 26;
    return new Placement.Line(
        edge,
        text("M%s %sC%s %s %s %s %s %s", right, start, far, start, far, end, right + HEAD - 1, end),
        text("M%s %sl%s -4v8z", right, end, HEAD));
  }

  private static String move(double[] point) {
    return text("M%s %s", point[0], point[1]);
  }

  private static String line(double[] to) {
    return text("L%s %s", to[0], to[1]);
  }

  private static String wave(double[] from, double[] to) {
    double middle = (from[0] + to[0]) / 2;
    return text("C%s %s %s %s %s %s", middle, from[1], middle, to[1], to[0], to[1]);
  }

  /** With each number to a tenth of a pixel. */
  private static String text(String format, Object... numbers) {
    Object[] texts = new Object[numbers.length];
    for (int at = 0; at < numbers.length; at++) {
      texts[at] = number(((Number) numbers[at]).doubleValue());
    }
    return String.format(Locale.ROOT, format, texts);
  }

  static String number(double value) {
    double rounded = Math.round(value * 10) / 10.0;
    return rounded == Math.rint(rounded)
        ? Long.toString(Math.round(rounded))
        : Double.toString(rounded);
  }
}
