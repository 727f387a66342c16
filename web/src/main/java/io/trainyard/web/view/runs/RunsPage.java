package io.trainyard.web.view.runs;

import io.trainyard.web.view.Mark;
import java.util.List;

/**
 * Runs, the latest first.
 *
 * @param asked what is asked for, as the form shows it
 * @param states that can be asked for
 * @param causes that can be asked for
 * @param next address of the older ones; empty where there are none
 * @param first address of the latest ones; empty where these are they
 */
public record RunsPage(
    Asked asked,
    List<String> states,
    List<String> causes,
    List<Line> runs,
    String next,
    String first) {
  public RunsPage {
    states = List.copyOf(states);
    causes = List.copyOf(causes);
    runs = List.copyOf(runs);
  }

  /**
   * What the form shows; empty = whatever.
   *
   * @param isMine only those that whoever looks has started
   */
  public record Asked(String pipeline, String state, String cause, String day, boolean isMine) {
    public boolean isAnything() {
      return pipeline.isEmpty() && state.isEmpty() && cause.isEmpty() && day.isEmpty() && !isMine;
    }
  }

  /**
   * A run in one line.
   *
   * @param by what started it, and who
   * @param startedFull with date and zone
   * @param took empty until it has begun
   * @param reason why it ended as it did, or what it waits for; empty when all goes well
   */
  public record Line(
      long number,
      String pipeline,
      Mark mark,
      String day,
      String by,
      String started,
      String startedFull,
      String took,
      String reason) {}
}
