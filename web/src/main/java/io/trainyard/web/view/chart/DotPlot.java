package io.trainyard.web.view.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Figures with what they lie between, one name a line: a dot, and a thin line from low to high.
 *
 * @param title what it shows
 * @param value what is measured
 * @param heading what the names are
 * @param bound a line that the figures are held against; NaN = none
 */
public record DotPlot(String title, Axis value, String heading, double bound, List<Dot> dots) {
  private static final double ROW = 26;
  private static final double TOP = 8;
  private static final double LETTER = 6.6;
  private static final int LONGEST = 28;

  public DotPlot {
    dots = List.copyOf(dots);
  }

  /**
   * One figure.
   *
   * @param low and {@code high}: NaN where there is no interval
   */
  public record Dot(String name, double low, double figure, double high) {
    /** A figure without an interval. */
    public static Dot of(String name, double figure) {
      return new Dot(name, Double.NaN, figure, Double.NaN);
    }

    private boolean hasInterval() {
      return Double.isFinite(low) && Double.isFinite(high);
    }

    private String said() {
      return hasInterval()
          ? "%s, %s to %s".formatted(Figures.text(figure), Figures.text(low), Figures.text(high))
          : Figures.text(figure);
    }
  }

  /** The chart as shapes and words. */
  public Picture picture() {
    int height = (int) (TOP + dots.size() * ROW + 36);
    double left = 40;
    for (Dot dot : dots) {
      left = Math.max(left, Names.cut(dot.name(), LONGEST).length() * LETTER + 14);
    }
    Ticks ticks = ticks();
    Scale scale = Scale.of(ticks, left, Plot.WIDTH - 20);
    List<Mark> marks = axis(ticks, scale, height);
    for (int i = 0; i < dots.size(); i++) {
      dot(marks, dots.get(i), scale, TOP + i * ROW + ROW / 2);
    }
    String said = dots.isEmpty() ? "Nothing to show." : dots.size() + " figures.";
    return new Picture("of-dots", Plot.WIDTH, height, title, said, marks, List.of(), table());
  }

  private Ticks ticks() {
    double[] all =
        dots.stream()
            .flatMapToDouble(
                dot -> java.util.stream.DoubleStream.of(dot.low(), dot.figure(), dot.high(), bound))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return all.length == 0
        ? Ticks.of(0, 1, 5, value.whole())
        : Ticks.of(all[0], all[all.length - 1], 5, value.whole());
  }

  private List<Mark> axis(Ticks ticks, Scale scale, int height) {
    List<Mark> marks = new ArrayList<>();
    double bottom = height - 34;
    for (double tick : ticks.values()) {
      double place = scale.at(tick);
      marks.add(Mark.Trace.line("gridline", place, TOP, place, bottom));
      marks.add(Mark.Words.of("", place, bottom + 14, Mark.Anchor.MIDDLE, ticks.label(tick)));
    }
    if (Double.isFinite(bound)) {
      double place = scale.at(bound);
      marks.add(Mark.Trace.line("bound", place, TOP, place, bottom));
    }
    double middle = (scale.from() + scale.to()) / 2;
    marks.add(Mark.Words.of("lab", middle, bottom + 29, Mark.Anchor.MIDDLE, value.text()));
    return marks;
  }

  private static void dot(List<Mark> marks, Dot dot, Scale scale, double middle) {
    marks.add(
        Mark.Words.of(
            "lab", scale.from() - 8, middle + 4, Mark.Anchor.END, Names.cut(dot.name(), LONGEST)));
    if (dot.hasInterval()) {
      marks.add(Mark.Trace.line("l1", scale.at(dot.low()), middle, scale.at(dot.high()), middle));
    }
    if (Double.isFinite(dot.figure())) {
      String note = dot.name() + ": " + dot.said();
      marks.add(
          new Mark.Trace("p1 halo", Style.Shape.DISC.at(scale.at(dot.figure()), middle), note));
    } else {
      marks.add(
          Mark.Words.of(
              "", scale.from() + 6, middle + 4, Mark.Anchor.START, Figures.text(dot.figure())));
    }
  }

  private Picture.Grid table() {
    List<List<String>> rows = new ArrayList<>();
    for (Dot dot : dots) {
      String interval =
          dot.hasInterval() ? Figures.text(dot.low()) + " to " + Figures.text(dot.high()) : "";
      rows.add(List.of(dot.name(), Figures.text(dot.figure()), interval));
    }
    return new Picture.Grid(List.of(heading, value.text(), "interval"), rows, "");
  }
}
