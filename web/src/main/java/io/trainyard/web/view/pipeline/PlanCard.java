package io.trainyard.web.view.pipeline;

import io.trainyard.web.view.Mark;
import io.trainyard.web.view.graph.DrawnGraph;
import java.util.List;

/**
 * What a run would do now.
 *
 * @param summary how many steps would run, and which version
 * @param trouble why that cannot be told; empty where it can
 * @param underWay that it is being worked out, and what stands here until then; else empty
 * @param longest the longest way with its time; empty where nothing is known of it
 * @param folded how many steps are not shown by themselves; empty where all are
 * @param opened groups of steps that somebody has opened
 * @param other address of the graph with all its steps, or of the folded one; empty where that is
 *     the same
 * @param reasons why each step would run or not, the first of them
 * @param more how many have no room in these; empty where all have
 */
public record PlanCard(
    String summary,
    String trouble,
    String underWay,
    DrawnGraph graph,
    String longest,
    String folded,
    List<Opened> opened,
    String other,
    List<Reason> reasons,
    String more) {
  public PlanCard {
    opened = List.copyOf(opened);
    reasons = List.copyOf(reasons);
  }

  /** The same, while a newer one is being worked out. */
  PlanCard until(String newer) {
    return new PlanCard(
        summary, trouble, newer, graph, longest, folded, opened, other, reasons, more);
  }

  /**
   * A group that is open.
   *
   * @param closed address of the graph in which it is folded
   */
  public record Opened(String label, String closed) {}

  /** Why a step would run, or not. */
  public record Reason(Mark mark, String step, String would, List<Phrase> because, String took) {}
}
