package io.trainyard.web.view.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * How often figures fall into ranges, or how often each of a few values comes. Ranges need not be
 * equally wide; heights are counts.
 *
 * @param title what it shows
 * @param what what is counted, on the axis below
 * @param bins from left to right
 */
public record Histogram(String title, Axis what, List<Bin> bins) {
  private static final int SMALL_WIDTH = 96;
  private static final int SMALL_HEIGHT = 22;
  private static final int HEIGHT = 200;

  public Histogram {
    bins = List.copyOf(bins);
  }

  /**
   * One bar.
   *
   * @param label such as {@code 18 to 26}
   * @param count at least 0
   */
  public record Bin(String label, long count) {}

  /** As small as a line of a table: bars without axes. */
  public Picture small() {
    List<Mark> marks = new ArrayList<>();
    double width = (double) SMALL_WIDTH / Math.max(1, bins.size());
    long most = most();
    for (int i = 0; i < bins.size(); i++) {
      double height = height(bins.get(i).count(), most, SMALL_HEIGHT);
      Mark.Area area =
          new Mark.Area(i * width, SMALL_HEIGHT - height, Math.max(1, width - 1), height);
      marks.add(Mark.Box.of("bar", area, note(bins.get(i))));
    }
    return new Picture(
        "of-few",
        SMALL_WIDTH,
        SMALL_HEIGHT,
        title,
        description(),
        marks,
        List.of(),
        Picture.Grid.NONE);
  }

  /** With axes. */
  public Picture picture() {
    Ticks counts = Ticks.of(0, Math.max(1, most()), 5, true);
    Ticks across = new Ticks(List.of(0.0, (double) Math.max(1, bins.size())), 0);
    Plot plot = Plot.of(new Plot.Axes(what, across, Axis.whole("count"), counts), HEIGHT);
    List<Mark> marks = new ArrayList<>(plot.marks());
    marks.removeIf(mark -> mark instanceof Mark.Words words && isNumberBelow(words));
    for (int i = 0; i < bins.size(); i++) {
      bar(marks, plot, i);
    }
    return new Picture(
        "of-bars", Plot.WIDTH, HEIGHT, title, description(), marks, List.of(), table());
  }

  /** The ranges have words of their own, so the axis below needs no numbers. */
  private static boolean isNumberBelow(Mark.Words words) {
    return words.css().isEmpty() && words.y().equals(Figures.pixel(HEIGHT - 20));
  }

  private void bar(List<Mark> marks, Plot plot, int i) {
    double from = plot.x().at(i);
    double to = plot.x().at(i + 1);
    double top = plot.y().at(bins.get(i).count());
    Mark.Area area = new Mark.Area(from + 1, top, to - from - 2, plot.y().from() - top);
    marks.add(Mark.Box.of("bar", area, note(bins.get(i))));
    int letters = (int) ((to - from) / 6.5);
    if (letters >= 3) {
      String label = Names.cut(bins.get(i).label(), letters);
      double middle = (from + to) / 2;
      marks.add(Mark.Words.of("", middle, HEIGHT - 20, Mark.Anchor.MIDDLE, label));
    }
  }

  /** What there is at all is seen: at least one pixel high. */
  private static double height(long count, long most, double room) {
    return count == 0 ? 0 : Math.max(1, room * count / most);
  }

  private long most() {
    return bins.stream().mapToLong(Bin::count).max().orElse(0);
  }

  private static String note(Bin bin) {
    return bin.label() + ": " + Figures.text(bin.count());
  }

  private String description() {
    if (bins.isEmpty()) {
      return "No values.";
    }
    Bin most = bins.get(0);
    for (Bin bin : bins) {
      most = bin.count() > most.count() ? bin : most;
    }
    return bins.size() + " bars, most " + note(most) + ".";
  }

  private Picture.Grid table() {
    return new Picture.Grid(
        List.of(what.text(), "count"),
        bins.stream().map(bin -> List.of(bin.label(), Figures.text(bin.count()))).toList(),
        "");
  }
}
