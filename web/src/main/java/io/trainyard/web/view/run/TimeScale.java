package io.trainyard.web.view.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Places times from the left, 0, to the right, 1. Stretches in which nothing begins or ends may be
 * drawn shorter than they were, so that the rest can be told apart. Immutable.
 */
final class TimeScale {
  /** How much of the width one quiet stretch takes at most, where there are enough others. */
  private static final double MOST = 0.15;

  /** Folding that gains less than this share of the width is not worth a second thought. */
  private static final double WORTH = 0.5;

  /** A run of fewer seconds is drawn as it was. */
  private static final double SHORT = 60;

  private final List<Stretch> stretches;

  /**
   * A stretch of time, drawn evenly.
   *
   * @param isFolded whether it is drawn shorter than the others
   */
  record Stretch(Instant from, Instant to, double left, double right, boolean isFolded) {
    Duration length() {
      return Duration.between(from, to);
    }

    private double at(Instant time) {
      double length = seconds(length());
      double share = length == 0 ? 0 : seconds(Duration.between(from, time)) / length;
      return left + share * (right - left);
    }
  }

  private TimeScale(List<Stretch> stretches) {
    this.stretches = List.copyOf(stretches);
  }

  /** Every second as wide as every other. */
  static TimeScale even(Instant from, Instant to) {
    return new TimeScale(List.of(new Stretch(from, to, 0, 1, false)));
  }

  /** With quiet stretches folded, where that makes a difference. */
  static TimeScale folded(Instant from, Instant to, Collection<Instant> news) {
    TreeSet<Instant> times = new TreeSet<>(news);
    times.removeIf(time -> !time.isAfter(from) || !time.isBefore(to));
    times.add(from);
    times.add(to);
    List<Instant> marks = List.copyOf(times);
    double all = seconds(Duration.between(from, to));
    double most = most(marks, all);
    double drawn = drawn(marks, most);
    return marks.size() < 3 || all < SHORT || drawn > all * (1 - WORTH)
        ? even(from, to)
        : new TimeScale(stretches(marks, most, drawn));
  }

  /** The length above which a stretch is folded: a fixed share of what is then drawn. */
  private static double most(List<Instant> marks, double all) {
    double share = Math.max(MOST, 1.5 / (marks.size() - 1));
    double most = all;
    for (int i = 0; i < 20; i++) {
      most = share * drawn(marks, most);
    }
    return most;
  }

  private static double drawn(List<Instant> marks, double most) {
    double sum = 0;
    for (int i = 1; i < marks.size(); i++) {
      sum += Math.min(most, seconds(Duration.between(marks.get(i - 1), marks.get(i))));
    }
    return sum;
  }

  private static List<Stretch> stretches(List<Instant> marks, double most, double drawn) {
    List<Stretch> stretches = new ArrayList<>();
    double left = 0;
    for (int i = 1; i < marks.size(); i++) {
      double length = seconds(Duration.between(marks.get(i - 1), marks.get(i)));
      boolean isFolded = length > most;
      double right = left + Math.min(most, length) / drawn;
      stretches.add(new Stretch(marks.get(i - 1), marks.get(i), left, right, isFolded));
      left = right;
    }
    return merged(stretches);
  }

  /** Neighbours that are drawn evenly are one. */
  private static List<Stretch> merged(List<Stretch> parts) {
    List<Stretch> merged = new ArrayList<>();
    for (Stretch part : parts) {
      int last = merged.size() - 1;
      if (last >= 0 && !part.isFolded() && !merged.get(last).isFolded()) {
        Stretch before = merged.get(last);
        merged.set(last, new Stretch(before.from(), part.to(), before.left(), part.right(), false));
      } else {
        merged.add(part);
      }
    }
    return merged;
  }

  /** From left to right. */
  List<Stretch> stretches() {
    return stretches;
  }

  boolean isFolded() {
    return stretches.stream().anyMatch(Stretch::isFolded);
  }

  /** The place of a time; what is before or after all is at the edge. */
  double at(Instant time) {
    for (Stretch stretch : stretches) {
      if (!time.isAfter(stretch.to())) {
        return Math.max(stretch.left(), stretch.at(time));
      }
    }
    return 1;
  }

  private static double seconds(Duration length) {
    return length.toNanos() / 1e9;
  }
}
