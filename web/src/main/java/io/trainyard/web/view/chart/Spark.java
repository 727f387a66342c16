package io.trainyard.web.view.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A line as small as a word, with a dot at its end; the least and greatest figure touch the edges.
 * Fewer than two finite figures give a dot or nothing.
 *
 * @param title what it shows
 * @param unit of the figures; may be empty
 * @param figures in order
 */
public record Spark(String title, String unit, List<Double> figures) {
  private static final int WIDTH = 84;
  private static final int HEIGHT = 24;
  private static final double EDGE = 3;

  public Spark {
    figures = List.copyOf(figures);
  }

  /** The line as shapes and words. */
  public Picture picture() {
    List<Double> finite = figures.stream().filter(Double::isFinite).toList();
    double low = finite.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double high = finite.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    Scale y =
        low == high
            ? new Scale(low - 1, low + 1, HEIGHT - EDGE, EDGE)
            : new Scale(low, high, HEIGHT - EDGE, EDGE);
    Scale x = new Scale(0, Math.max(1, figures.size() - 1), EDGE, WIDTH - EDGE);
    return new Picture(
        "spark",
        WIDTH,
        HEIGHT,
        title,
        said(finite, low, high),
        marks(x, y),
        List.of(),
        Picture.Grid.NONE);
  }

  private List<Mark> marks(Scale x, Scale y) {
    List<Mark> marks = new ArrayList<>();
    StringBuilder path = new StringBuilder();
    boolean isGap = true;
    int last = -1;
    for (int i = 0; i < figures.size(); i++) {
      double figure = figures.get(i);
      if (Double.isFinite(figure)) {
        path.append(isGap ? 'M' : 'L').append(Figures.pixel(x.at(i))).append(' ');
        path.append(Figures.pixel(y.at(figure)));
        last = i;
      }
      isGap = !Double.isFinite(figure);
    }
    if (last >= 0) {
      marks.add(new Mark.Trace("thin", path.toString(), ""));
      double place = figures.size() == 1 ? WIDTH - EDGE : x.at(last);
      marks.add(new Mark.Trace("p1", Style.Shape.DISC.at(place, y.at(figures.get(last))), ""));
    }
    return marks;
  }

  private String said(List<Double> finite, double low, double high) {
    if (finite.isEmpty()) {
      return "No figures.";
    }
    String of = unit.isEmpty() ? "" : " " + unit;
    return "%s to %s%s, last %s%s."
        .formatted(
            Figures.text(low),
            Figures.text(high),
            of,
            Figures.text(finite.get(finite.size() - 1)),
            of);
  }
}
