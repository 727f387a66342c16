package io.trainyard.web.view.compare;

import io.trainyard.web.view.Mark;
import io.trainyard.web.view.chart.Picture;
import io.trainyard.web.view.pipeline.VersionCard;
import java.util.List;

/**
 * Runs side by side.
 *
 * @param asked as typed, such as {@code 411,412}
 * @param problem what is wrong with it; else empty
 * @param runs none where nothing was asked for yet
 * @param swapped address of the same with the order turned round; empty unless there are two
 * @param said what differs, in a sentence
 * @param differences what differs, and what does not
 * @param measures final measures, by step
 * @param curves measures on the way
 * @param durations by step
 * @param code changed files; only where there are two runs
 */
public record ComparePage(
    String asked,
    String problem,
    List<Column> runs,
    String swapped,
    String said,
    List<Row> differences,
    List<Row> params,
    List<Row> measures,
    List<Picture> curves,
    List<Row> data,
    List<Row> durations,
    List<VersionCard.FileDifference> code) {
  public ComparePage {
    runs = List.copyOf(runs);
    differences = List.copyOf(differences);
    params = List.copyOf(params);
    measures = List.copyOf(measures);
    curves = List.copyOf(curves);
    data = List.copyOf(data);
    durations = List.copyOf(durations);
    code = List.copyOf(code);
  }

  /** Nothing to compare yet, or something that cannot be. */
  static ComparePage empty(String asked, String problem) {
    return new ComparePage(
        asked, problem, List.of(), "", "", List.of(), List.of(), List.of(), List.of(), List.of(),
        List.of(), List.of());
  }

  /** A run that is compared. */
  public record Column(long run, String pipeline, Mark mark, String at, String full, String by) {}

  /**
   * Something of every run.
   *
   * @param address of more about it; may be empty
   * @param cells one a run; empty where a run lacks it
   * @param differs whether not all are equal
   * @param change from the first to the second, with better or worse in words; only of two
   * @param tone {@code better}, {@code worse} or empty
   */
  public record Row(
      String name,
      String address,
      List<String> cells,
      boolean differs,
      String change,
      String tone) {
    public Row {
      cells = List.copyOf(cells);
    }

    /** Something without a verdict. */
    static Row of(String name, List<String> cells) {
      boolean differs = cells.stream().distinct().count() > 1;
      return new Row(name, "", cells, differs, differs ? "differs" : "the same", "");
    }
  }
}
