package io.trainyard.web.view.run;

import io.trainyard.web.view.Action;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Prose;
import io.trainyard.web.view.chart.Picture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a run, or one of its items, looked at closely.
 *
 * @param name such as {@code score}, or {@code score · eu}
 * @param about what it is for; may be empty
 * @param times from when to when; empty where it has not begun
 * @param tab the one that is open
 * @param overview null unless it is open; likewise the others
 */
public record StepPanel(
    String step,
    String key,
    String name,
    String verb,
    String about,
    Mark mark,
    String times,
    List<Tab> tabs,
    String tab,
    @Nullable Overview overview,
    @Nullable Items items,
    @Nullable LogPane log,
    @Nullable CodeLines code,
    @Nullable History events,
    @Nullable Measured metrics) {
  public StepPanel {
    tabs = List.copyOf(tabs);
  }

  /**
   * A tab.
   *
   * @param count of what it has; empty where that says nothing
   */
  public record Tab(String name, String text, String count, String address, boolean isOpen) {}

  /**
   * Why it is as it is, and what went in and out.
   *
   * @param changes what differs from the last time it ended well
   * @param parts all that decided about its result; none where it was not kept under a key
   * @param rerun what can be done from here
   * @param calls the run that it called; null where it calls none
   */
  public record Overview(
      List<Why> whys,
      List<Try> tries,
      List<Handed> inputs,
      List<Handed> outputs,
      List<Part> changes,
      List<Part> parts,
      List<Found> findings,
      @Nullable Sample failing,
      List<Measure> measures,
      List<Action> rerun,
      RunPage.@Nullable Fact calls) {}

  /** A question and its answer. */
  public record Why(Mark mark, String question, Prose answer) {}

  /** One try. */
  public record Try(
      int number,
      Mark mark,
      String cause,
      String began,
      String queued,
      String ran,
      String address,
      boolean isShown) {}

  /**
   * What was handed in or made.
   *
   * @param origin where it came from, or what it is
   */
  public record Handed(
      String name, String origin, String shortDigest, String digest, String address) {}

  /** A part of what decides about a result, as it was and as it is. */
  public record Part(String name, String before, String now) {}

  /** A check. */
  public record Found(Mark mark, String check, String value, String bound, String word) {}

  /**
   * Rows that break a rule.
   *
   * @param note how many there are of how many
   * @param address of all of them
   */
  public record Sample(
      List<String> columns, List<List<String>> rows, String note, String address) {}

  /** A figure at the end. */
  public record Measure(String name, String value) {}

  /** Items of a step, page by page. */
  public record Items(
      List<Timeline.Choice> states, List<Item> rows, List<Timeline.Choice> pages, String note) {}

  /** An item. */
  public record Item(String key, Mark mark, String detail, int tries, String address) {}

  /** What happened to it. */
  public record History(List<Happened> rows, String note) {}

  /** One event. */
  public record Happened(long seq, String at, String what, String by) {}

  /** Curves that it reported on its way. */
  public record Measured(List<Picture> charts, List<Measure> last, String note) {}
}
