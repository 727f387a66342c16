package io.trainyard.web.view.chart;

import java.util.ArrayList;
import java.util.List;

/** Two axes and the room between them. */
final class Plot {
  static final int WIDTH = 640;
  private static final double LETTER = 6.3;
  private static final double TOP = 22;
  private static final double RIGHT = 14;
  private static final double BELOW = 36;
  private static final double LEAST_LEFT = 34;

  private final List<Mark> marks = new ArrayList<>();
  private final Scale x;
  private final Scale y;

  private Plot(Scale x, Scale y) {
    this.x = x;
    this.y = y;
  }

  /** What the axes measure, and between which figures. */
  record Axes(Axis x, Ticks acrossTicks, Axis y, Ticks upTicks) {}

  /** Axes with their lines, labels and units, in a picture of this height. */
  static Plot of(Axes axes, int height) {
    double left = LEAST_LEFT;
    for (double value : axes.upTicks().values()) {
      left = Math.max(left, axes.upTicks().label(value).length() * LETTER + 14);
    }
    double bottom = height - BELOW;
    Plot plot =
        new Plot(
            Scale.of(axes.acrossTicks(), left, WIDTH - RIGHT),
            Scale.of(axes.upTicks(), bottom, TOP));
    plot.up(axes, left);
    plot.across(axes, bottom);
    return plot;
  }

  private void up(Axes axes, double left) {
    marks.add(Mark.Words.of("lab", 2, 11, Mark.Anchor.START, axes.y().text()));
    for (double value : axes.upTicks().values()) {
      double place = y.at(value);
      marks.add(Mark.Trace.line("gridline", left, place, WIDTH - RIGHT, place));
      marks.add(
          Mark.Words.of("", left - 6, place + 4, Mark.Anchor.END, axes.upTicks().label(value)));
    }
  }

  private void across(Axes axes, double bottom) {
    marks.add(Mark.Trace.line("axis", x.from(), bottom, x.to(), bottom));
    List<Double> values = axes.acrossTicks().values();
    for (int i = 0; i < values.size(); i++) {
      double place = x.at(values.get(i));
      String label = axes.acrossTicks().label(values.get(i));
      boolean isCut = i == values.size() - 1 && label.length() * LETTER / 2 > RIGHT;
      Mark.Anchor anchor = isCut ? Mark.Anchor.END : Mark.Anchor.MIDDLE;
      double shift = isCut ? RIGHT - 2 : 0;
      marks.add(Mark.Trace.line("axis", place, bottom, place, bottom + 4));
      marks.add(Mark.Words.of("", place + shift, bottom + 16, anchor, label));
    }
    double middle = (x.from() + x.to()) / 2;
    marks.add(Mark.Words.of("lab", middle, bottom + 31, Mark.Anchor.MIDDLE, axes.x().text()));
  }

  Scale x() {
    return x;
  }

  Scale y() {
    return y;
  }

  /** Says something in the middle, where there is nothing to draw. */
  void say(String words) {
    add(
        Mark.Words.of(
            "lab", (x.from() + x.to()) / 2, (y.from() + y.to()) / 2, Mark.Anchor.MIDDLE, words));
  }

  void add(Mark mark) {
    marks.add(mark);
  }

  /** Axes first, then what was added, in order. */
  List<Mark> marks() {
    return marks;
  }
}
