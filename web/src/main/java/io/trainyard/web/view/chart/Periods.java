package io.trainyard.web.view.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Who held something, and from when to when, as one band.
 *
 * @param title what it shows
 * @param periods in order; one begins no earlier than the one before ends
 * @param words how a time is written, such as {@code 2 Nov 07:51}
 */
public record Periods(String title, List<Period> periods, Function<Instant, String> words) {
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 78;
  private static final double LETTER = 7;

  public Periods {
    periods = List.copyOf(periods);
  }

  /**
   * One period.
   *
   * @param name who held it
   * @param from first moment
   * @param to the moment after the last; no earlier than {@code from}
   * @param isChosen whether it is the one asked for
   */
  public record Period(String name, Instant from, Instant to, boolean isChosen) {}

  /** The band as shapes and words. */
  public Picture picture() {
    List<Mark> marks = new ArrayList<>();
    if (!periods.isEmpty()) {
      Instant first = periods.get(0).from();
      double span = Math.max(1, millis(first, periods.get(periods.size() - 1).to()));
      periods.forEach(period -> band(marks, period, first, WIDTH / span));
      marks.add(Mark.Words.of("", 0, 73, Mark.Anchor.START, words.apply(first)));
      marks.add(
          Mark.Words.of(
              "", WIDTH, 73, Mark.Anchor.END, words.apply(periods.get(periods.size() - 1).to())));
    }
    return new Picture(
        "of-periods", WIDTH, HEIGHT, title, description(), marks, List.of(), table());
  }

  private static double millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }

  private void band(List<Mark> marks, Period period, Instant first, double scale) {
    double from = millis(first, period.from()) * scale;
    double width = Math.max(3, millis(period.from(), period.to()) * scale - 2);
    String css = period.isChosen() ? "band chosen" : "band";
    Mark.Area area = new Mark.Area(Math.min(from, WIDTH - 3), 26, width, 24);
    marks.add(Mark.Box.of(css, area, said(period)));
    if (period.name().length() * LETTER + 12 <= width) {
      String text = period.isChosen() ? "strong inverse" : "strong";
      marks.add(Mark.Words.of(text, from + 9, 42, Mark.Anchor.START, period.name()));
    } else if (period.isChosen() || period.equals(periods.get(periods.size() - 1))) {
      double middle = Math.min(Math.max(from + width / 2, 20), WIDTH - 20);
      marks.add(Mark.Words.of("strong", middle, 18, Mark.Anchor.MIDDLE, period.name()));
    }
  }

  private String said(Period period) {
    return "%s, %s to %s"
        .formatted(period.name(), words.apply(period.from()), words.apply(period.to()));
  }

  private String description() {
    return periods.isEmpty()
        ? "Nobody yet."
        : String.join("; ", periods.stream().limit(20).map(this::said).toList()) + ".";
  }

  private Picture.Grid table() {
    return new Picture.Grid(
        List.of("Who", "From", "To"),
        periods.stream()
            .map(it -> List.of(it.name(), words.apply(it.from()), words.apply(it.to())))
            .toList(),
        "");
  }
}
