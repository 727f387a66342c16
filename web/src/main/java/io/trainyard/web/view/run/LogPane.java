package io.trainyard.web.view.run;

import io.trainyard.web.view.Action;
import java.util.List;

/**
 * What an attempt wrote, as much of it as one page has.
 *
 * @param head the first lines, where more stands between them and the others
 * @param middle what stands between, or before or after these; empty where nothing does
 * @param note how much is shown of how much
 * @param stream address that tells of more; empty once nothing more comes
 * @param find what is looked for; may be empty
 * @param ways to other parts of it
 * @param download address of all of it
 * @param hidden fields that the search sends along
 */
public record LogPane(
    List<Line> head,
    String middle,
    List<Line> lines,
    String note,
    String stream,
    String find,
    String action,
    List<Timeline.Choice> ways,
    String download,
    List<Action.Field> hidden) {
  public LogPane {
    head = List.copyOf(head);
    lines = List.copyOf(lines);
    ways = List.copyOf(ways);
    hidden = List.copyOf(hidden);
  }

  /**
   * A line.
   *
   * @param level {@code warn}, {@code err} or empty
   * @param address of it in the log; empty where it stands among its neighbours
   */
  public record Line(String level, String address, List<Span> spans) {
    public Line {
      spans = List.copyOf(spans);
    }
  }

  /**
   * Text of one look.
   *
   * @param classes of the stylesheet, from a fixed list; may be empty
   */
  public record Span(String text, String classes) {}
}
