package io.trainyard.web.view.run;

import io.trainyard.web.view.Action;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Prose;
import io.trainyard.web.view.graph.DrawnGraph;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of a run shows.
 *
 * @param banners what it waits for, and what somebody did to it
 * @param failure what failed, why, and what now; null where nothing did
 * @param approvals what people are asked, and what they answered
 * @param graph null where the run has no step
 * @param summary of the steps, such as {@code 12 of 15 done}
 * @param opened groups of the graph that are open
 * @param folded what the graph does not show by itself; empty = nothing
 * @param findings what checks found, those that matter first
 * @param facts params and where it came from
 * @param panel of the step that is looked at; null where there is none
 */
public record RunPage(
    long run,
    String pipeline,
    Head head,
    List<Banner> banners,
    @Nullable Failure failure,
    List<ApprovalCard> approvals,
    @Nullable DrawnGraph graph,
    String summary,
    String folded,
    List<Timeline.Choice> opened,
    Timeline timeline,
    Spent spent,
    Findings findings,
    List<Fact> facts,
    @Nullable StepPanel panel) {
  public RunPage {
    banners = List.copyOf(banners);
    approvals = List.copyOf(approvals);
    facts = List.copyOf(facts);
  }

  /**
   * What stands at the top.
   *
   * @param state in words, such as {@code Failed at clean}
   * @param said when, why, for how long, with what
   * @param progress of its steps
   * @param before address of the run before it; empty where it is the first
   * @param after address of the next one; empty where it is the last
   * @param compare address of both side by side; empty where it is the first
   * @param actions what can be done with it
   */
  public record Head(
      String title,
      Mark mark,
      String state,
      List<Fact> said,
      String progress,
      String before,
      String after,
      String compare,
      List<Action> actions) {
    public Head {
      said = List.copyOf(said);
      actions = List.copyOf(actions);
    }
  }

  /**
   * A name and what it says.
   *
   * @param address where it leads; empty = nowhere
   * @param isCode whether it is a digest, an expression or the like
   */
  public record Fact(String name, String text, String address, boolean isCode) {
    static Fact of(String name, String text) {
      return new Fact(name, text, "", false);
    }
  }

  /**
   * What one should know before all else.
   *
   * @param title in bold
   * @param link where there is more; empty = nowhere
   */
  public record Banner(Mark mark, String title, Prose text, String link, String linkText) {}

  /**
   * What checks found.
   *
   * @param summary of all that are shown
   */
  public record Findings(String summary, List<FindingsOf> steps) {
    public Findings {
      steps = List.copyOf(steps);
    }
  }

  /**
   * What one attempt found.
   *
   * @param title of the step, with how much of it was met
   * @param text each finding that was not met, else all of them
   */
  public record FindingsOf(
      Mark mark, String step, String title, String address, String at, String text) {}
}
