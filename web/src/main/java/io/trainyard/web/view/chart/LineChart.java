package io.trainyard.web.view.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Lines over a common x. Total: no series, no points, one point, equal figures and figures that are
 * not finite have a defined picture; a gap in the figures is a gap in the line.
 *
 * @param title what it shows
 */
public record LineChart(String title, Axis x, Axis y, List<Series> series) {
  /** More lines than these cannot be told apart; the others are in the table only. */
  public static final int MOST_SERIES = 8;

  private static final int MOST_POINTS = 800;
  private static final int MOST_MARKED = 30;
  private static final int MOST_ROWS = 50;
  private static final int HEIGHT = 220;

  public LineChart {
    series = List.copyOf(series);
  }

  /** The chart as shapes and words. */
  public Picture picture() {
    Plot plot = Plot.of(axes(), HEIGHT);
    List<Picture.Key> keys = new ArrayList<>();
    for (int i = 0; i < shown().size(); i++) {
      Style style = Style.at(i);
      draw(plot, style, shown().get(i).thinned(MOST_POINTS));
      keys.add(style.key(shown().get(i).name()));
    }
    if (finite().isEmpty()) {
      plot.say("No points yet");
    }
    return new Picture(
        "of-lines",
        Plot.WIDTH,
        HEIGHT,
        title,
        description(),
        plot.marks(),
        series.size() < 2 ? List.of() : keys,
        table());
  }

  private List<Series> shown() {
    return series.subList(0, Math.min(MOST_SERIES, series.size()));
  }

  private List<Point> finite() {
    return shown().stream().flatMap(line -> line.finite().stream()).toList();
  }

  private Plot.Axes axes() {
    return new Plot.Axes(x, ticks(Point::x, x, 7), y, ticks(Point::y, y, 5));
  }

  private Ticks ticks(ToDoubleFunction<Point> figure, Axis axis, int count) {
    double low = finite().stream().mapToDouble(figure).min().orElse(0);
    double high = finite().stream().mapToDouble(figure).max().orElse(1);
    return Ticks.of(low, high, count, axis.whole());
  }

  private static void draw(Plot plot, Style style, Series line) {
    StringBuilder path = new StringBuilder();
    boolean isGap = true;
    for (Point point : line.points()) {
      if (point.isFinite()) {
        path.append(isGap ? 'M' : 'L');
        path.append(Figures.pixel(plot.x().at(point.x()))).append(' ');
        path.append(Figures.pixel(plot.y().at(point.y())));
      }
      isGap = !point.isFinite();
    }
    if (!path.isEmpty()) {
      plot.add(style.line(path.toString()));
    }
    mark(plot, style, line);
  }

  /** Few points are marked one by one, many at the end only. */
  private static void mark(Plot plot, Style style, Series line) {
    List<Point> finite = line.finite();
    int first = finite.size() <= MOST_MARKED ? 0 : finite.size() - 1;
    for (Point point : finite.subList(first, finite.size())) {
      String note = line.name() + ": " + Figures.text(point.y()) + " at " + Figures.text(point.x());
      plot.add(style.point(plot.x().at(point.x()), plot.y().at(point.y()), note));
    }
  }

  private String description() {
    List<String> sentences = new ArrayList<>();
    sentences.add(y.text() + " by " + x.text());
    shown().forEach(line -> sentences.add(line.name() + ": " + said(line)));
    if (series.size() > MOST_SERIES) {
      sentences.add((series.size() - MOST_SERIES) + " more in the table");
    }
    return String.join(". ", sentences) + ".";
  }

  private static String said(Series line) {
    List<Point> finite = line.finite();
    if (finite.isEmpty()) {
      return "no points";
    }
    double least = finite.stream().mapToDouble(Point::y).min().orElseThrow();
    double most = finite.stream().mapToDouble(Point::y).max().orElseThrow();
    String last = Figures.text(finite.get(finite.size() - 1).y());
    int odd = line.points().size() - finite.size();
    String range =
        finite.size() == 1
            ? "1 point, " + last
            : "%s points, %s to %s, last %s"
                .formatted(
                    Figures.text(finite.size()), Figures.text(least), Figures.text(most), last);
    return odd == 0 ? range : range + ", " + odd + " not finite and left out";
  }

  private Picture.Grid table() {
    if (series.stream().allMatch(line -> line.points().isEmpty())) {
      return Picture.Grid.NONE;
    }
    List<List<String>> rows = new ArrayList<>();
    long points = 0;
    int each = Math.max(1, MOST_ROWS / series.size());
    for (Series line : series) {
      points += line.points().size();
      int from = Math.max(0, line.points().size() - each);
      for (Point point : line.points().subList(from, line.points().size())) {
        rows.add(List.of(line.name(), Figures.text(point.x()), Figures.text(point.y())));
      }
    }
    String note =
        rows.size() == points
            ? ""
            : "The last %s of %s points.".formatted(rows.size(), Figures.text(points));
    return new Picture.Grid(List.of("Series", x.text(), y.text()), rows, note);
  }
}
