package io.trainyard.web.view.run;

import io.trainyard.web.view.Mark;
import java.util.List;

/**
 * When the steps of a run did what. Places are shares of the width, such as {@code 12.5%}.
 *
 * @param folds where quiet time is drawn shorter
 * @param path the critical path, as lines across the rows
 * @param now where now is; empty once the run has ended
 * @param nowLabel the clock at that place
 * @param height of all rows, in pixels
 * @param keys what the looks of its bars mean
 * @param views how else it can be drawn; none where that makes no difference
 * @param rest what is not shown; empty = all is
 * @param pages where the rest is
 */
public record Timeline(
    List<Tick> axis,
    List<String> folds,
    List<Row> rows,
    List<Line> path,
    String now,
    String nowLabel,
    int height,
    List<Key> keys,
    List<Choice> views,
    String rest,
    List<Choice> pages) {

  /** Pixels of one row. */
  public static final int ROW = 27;

  public Timeline {
    axis = List.copyOf(axis);
    folds = List.copyOf(folds);
    rows = List.copyOf(rows);
    path = List.copyOf(path);
    keys = List.copyOf(keys);
    views = List.copyOf(views);
    pages = List.copyOf(pages);
  }

  /**
   * A clock time on the axis.
   *
   * @param look of its label: {@code opt} where a narrow screen has no room for it
   */
  public record Tick(String x, String label, String look) {}

  /**
   * A step, or an item of one.
   *
   * @param isItem whether it stands below its step
   * @param label how long it took, or what else there is to say
   * @param said all of it in words
   */
  public record Row(
      Mark mark,
      String name,
      String address,
      boolean isItem,
      boolean isCritical,
      boolean isChosen,
      List<Bar> bars,
      String label,
      String said) {
    public Row {
      bars = List.copyOf(bars);
    }
  }

  /**
   * A stretch of time.
   *
   * @param classes of the stylesheet: its tone, and how it is filled
   */
  public record Bar(String x, String width, String classes, String title) {}

  /** What bars of one look mean. */
  public record Key(String classes, String words) {}

  /** A straight line of the critical path; y in pixels from the first row's top. */
  public record Line(String x1, int y1, String x2, int y2) {}

  /** Another way to look at it. */
  public record Choice(String text, String address, boolean isChosen) {}
}
