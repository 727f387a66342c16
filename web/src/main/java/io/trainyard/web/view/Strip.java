package io.trainyard.web.view;

import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last runs of a pipeline as bars, the oldest first: their height tells how long they took, a
 * cross that they failed, a hollow bar that they have not ended. The tag {@code tag/strip.jte}
 * shows it.
 *
 * @param said the same in words
 */
public record Strip(List<Bar> bars, String said) {
  private static final int STEP = 8;
  private static final int HEIGHT = 26;
  private static final int LEAST = 5;
  private static final int ROOM_FOR_CROSS = 7;

  public Strip {
    bars = List.copyOf(bars);
  }

  /**
   * A run.
   *
   * @param tone class of its state
   * @param y from the top, in pixels of 26
   * @param note shown where one points at it
   */
  public record Bar(String tone, boolean isFailed, int x, int y, int height, String note) {
    /** Where its cross begins. */
    public int crossY() {
      return y - ROOM_FOR_CROSS + 1;
    }
  }

  public int width() {
    return Math.max(1, bars.size() * STEP - 2);
  }

  /**
   * A strip of these runs.
   *
   * @param latestFirst as they are read
   */
  public static Strip of(List<Run> latestFirst, Instant now) {
    double longest = 1;
    for (Run run : latestFirst) {
      longest = Math.max(longest, seconds(run, now));
    }
    List<Bar> bars = new ArrayList<>();
    for (int i = latestFirst.size() - 1; i >= 0; i--) {
      bars.add(
          bar(
              latestFirst.get(i),
              bars.size() * STEP,
              seconds(latestFirst.get(i), now) / longest,
              now));
    }
    return new Strip(bars, said(latestFirst));
  }

  private static Bar bar(Run run, int x, double share, Instant now) {
    boolean isFailed = run.state() == RunState.FAILED;
    int most = isFailed ? HEIGHT - ROOM_FOR_CROSS : HEIGHT;
    int height = LEAST + (int) Math.round((most - LEAST) * Math.min(1, share));
    String took = took(run, now).map(duration -> ", " + Words.duration(duration)).orElse("");
    String note = "#" + run.number() + " " + Mark.of(run.state()).word() + took;
    return new Bar(tone(run), isFailed, x, HEIGHT - height, height, note);
  }

  private static String tone(Run run) {
    return run.state() == RunState.SUCCEEDED ? "ok" : Mark.of(run.state()).tone();
  }

  private static double seconds(Run run, Instant now) {
    return took(run, now).map(duration -> duration.toMillis() / 1000.0).orElse(0.0);
  }

  private static Optional<Duration> took(Run run, Instant now) {
    return run.started().map(start -> Duration.between(start, run.ended().orElse(now)));
  }

  private static String said(List<Run> runs) {
    long good = runs.stream().filter(run -> run.state() == RunState.SUCCEEDED).count();
    long bad = runs.stream().filter(run -> run.state() == RunState.FAILED).count();
    return "Last "
        + Words.count(runs.size(), "run", "runs")
        + ": "
        + good
        + " succeeded, "
        + bad
        + " failed";
  }
}
