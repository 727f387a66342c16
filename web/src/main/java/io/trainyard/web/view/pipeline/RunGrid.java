package io.trainyard.web.view.pipeline;

import io.trainyard.web.view.Mark;
import java.util.List;

/**
 * The last runs of a pipeline, each a column, the newest at the right; its steps, each a row.
 *
 * @param summary what is worth knowing of these runs
 * @param more how many steps have no row; empty where all have one
 * @param legend the states that stand in it
 */
public record RunGrid(
    String summary, List<Column> columns, List<Row> rows, String more, List<Mark> legend) {
  public RunGrid {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    legend = List.copyOf(legend);
  }

  /**
   * A run.
   *
   * @param title its number, state and duration
   * @param height of its bar, in pixels
   * @param top where its bar begins, in pixels
   * @param day the day of the month, where it is another one than the run's before it; else empty
   * @param month likewise
   */
  public record Column(
      long run, String title, Mark mark, String height, String top, String day, String month) {}

  /**
   * A step.
   *
   * @param source address of its line
   * @param median of how long it took; empty where it never ended well
   * @param share of the work of all steps, worded; empty where it has none
   * @param width of the share's bar, in pixels
   * @param waits whether it waits for people rather than works
   * @param failed in how many of the runs; empty = in none
   */
  public record Row(
      String step,
      String source,
      List<Cell> cells,
      String median,
      String share,
      String width,
      boolean waits,
      String failed) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A step in a run.
   *
   * @param has whether the run had the step
   */
  public record Cell(boolean has, Mark mark, String title, String href) {}
}
