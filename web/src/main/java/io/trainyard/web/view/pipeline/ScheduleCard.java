package io.trainyard.web.view.pipeline;

import java.util.List;

/**
 * When a pipeline starts by itself.
 *
 * @param next how soon the next time is; empty where nothing fires
 * @param zone whose clocks count
 * @param lines what its file says of it
 * @param trouble why the times cannot be told; empty where they can
 */
public record ScheduleCard(
    String next, String zone, List<Row> rows, List<String> lines, String trouble) {
  public ScheduleCard {
    rows = List.copyOf(rows);
    lines = List.copyOf(lines);
  }

  /** What kind of line this is. */
  public enum Kind {
    /** A time. */
    FIRE,
    /** A time that a clock change or a calendar touches. */
    MARKED,
    /** The clocks change. */
    CHANGE,
    /** Times that are not listed. */
    REST
  }

  /**
   * A line.
   *
   * @param kind in small letters
   * @param text the day and time that the clocks show, or a sentence
   * @param offset from UTC at that time; empty where it is no time
   * @param utc the time of day in UTC; empty where it is no time
   * @param note what is special about it
   */
  public record Row(Kind kind, String text, String offset, String utc, String note) {}
}
