package io.trainyard.web.view.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Named lengths, one below the other, in the order given. Lengths may be negative; what is not
 * finite has its name and words in place of a bar.
 *
 * @param title what it shows
 * @param value what the lengths measure
 * @param heading what the names are
 */
public record Bars(String title, Axis value, String heading, List<Bar> bars) {
  private static final double ROW = 24;
  private static final double TOP = 6;
  private static final double LETTER = 6.6;
  private static final double RIGHT = 64;
  private static final int LONGEST = 28;

  public Bars {
    bars = List.copyOf(bars);
  }

  /** A name and its length. */
  public record Bar(String name, double length) {}

  /** The chart as shapes and words. */
  public Picture picture() {
    int height = (int) (TOP + bars.size() * ROW + 36);
    double left = 40;
    for (Bar bar : bars) {
      left = Math.max(left, Names.cut(bar.name(), LONGEST).length() * LETTER + 14);
    }
    Ticks ticks = Ticks.of(Math.min(0, extreme(-1)), Math.max(0, extreme(1)), 5, value.whole());
    Scale scale = Scale.of(ticks, left, Plot.WIDTH - RIGHT);
    List<Mark> marks = axis(ticks, scale, height);
    for (int i = 0; i < bars.size(); i++) {
      bar(marks, bars.get(i), scale, TOP + i * ROW);
    }
    return new Picture(
        "of-bars", Plot.WIDTH, height, title, description(), marks, List.of(), table());
  }

  /** The least (-1) or greatest (1) length; 0 where there is none. */
  private double extreme(int sign) {
    double found =
        bars.stream()
            .mapToDouble(Bar::length)
            .filter(Double::isFinite)
            .map(length -> sign * length)
            .max()
            .orElse(0);
    return sign * found;
  }

  private List<Mark> axis(Ticks ticks, Scale scale, int height) {
    List<Mark> marks = new ArrayList<>();
    double bottom = height - 34;
    for (double tick : ticks.values()) {
      double place = scale.at(tick);
      marks.add(Mark.Trace.line(tick == 0 ? "axis" : "gridline", place, TOP, place, bottom));
      marks.add(Mark.Words.of("", place, bottom + 14, Mark.Anchor.MIDDLE, ticks.label(tick)));
    }
    double middle = (scale.from() + scale.to()) / 2;
    marks.add(Mark.Words.of("lab", middle, bottom + 29, Mark.Anchor.MIDDLE, value.text()));
    return marks;
  }

  private static void bar(List<Mark> marks, Bar bar, Scale scale, double top) {
    double middle = top + ROW / 2;
    double zero = scale.at(0);
    String figure = Figures.text(bar.length());
    marks.add(
        Mark.Words.of(
            "lab", scale.from() - 8, middle + 4, Mark.Anchor.END, Names.cut(bar.name(), LONGEST)));
    if (!Double.isFinite(bar.length())) {
      marks.add(Mark.Words.of("", zero + 6, middle + 4, Mark.Anchor.START, figure));
      return;
    }
    double end = scale.at(bar.length());
    Mark.Area area =
        new Mark.Area(Math.min(zero, end), middle - 6, Math.max(1, Math.abs(end - zero)), 12);
    marks.add(Mark.Box.of("bar", area, bar.name() + ": " + figure));
    marks.add(
        Mark.Words.of(
            "strong",
            Math.max(zero, end) + 6,
            middle + 4,
            Mark.Anchor.START,
            Figures.shorter(bar.length())));
  }

  private String description() {
    if (bars.isEmpty()) {
      return "Nothing to show.";
    }
    return bars.size()
        + " bars, first "
        + bars.get(0).name()
        + " with "
        + Figures.text(bars.get(0).length())
        + ".";
  }

  private Picture.Grid table() {
    return new Picture.Grid(
        List.of(heading, value.text()),
        bars.stream().map(bar -> List.of(bar.name(), Figures.text(bar.length()))).toList(),
        "");
  }
}
