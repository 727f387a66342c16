package io.trainyard.web.view.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Points that belong together, in the order of their x.
 *
 * @param name as the key and the table call it
 */
public record Series(String name, List<Point> points) {
  public Series {
    points = List.copyOf(points);
  }

  /** Those that can be drawn. */
  List<Point> finite() {
    return points.stream().filter(Point::isFinite).toList();
  }

  /**
   * The same line with at most {@code most} points: of each part of it, the first, the least, the
   * greatest and the last, so that no peak is lost. A part with a gap keeps the gap.
   */
  Series thinned(int most) {
    int parts = Math.max(1, most / 4);
    if (points.size() <= most) {
      return this;
    }
    List<Point> kept = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) points.size() * part / parts);
      int to = (int) ((long) points.size() * (part + 1) / parts);
      keep(points.subList(from, to), kept);
    }
    return new Series(name, kept);
  }

  private static void keep(List<Point> part, List<Point> kept) {
    int least = 0;
    int greatest = 0;
    int gap = 0;
    for (int i = 0; i < part.size(); i++) {
      gap = part.get(i).isFinite() ? gap : i;
      least = isBelow(part.get(i), part.get(least)) ? i : least;
      greatest = isBelow(part.get(greatest), part.get(i)) ? i : greatest;
    }
    java.util.stream.IntStream.of(0, least, greatest, gap, part.size() - 1)
        .distinct()
        .sorted()
        .forEach(i -> kept.add(part.get(i)));
  }

  private static boolean isBelow(Point one, Point other) {
    return one.isFinite() && (!other.isFinite() || one.y() < other.y());
  }
}
