package io.trainyard.executors.learn;

import io.trainyard.engine.check.Finding;
import io.trainyard.engine.check.Severity;
import io.trainyard.executors.learn.metrics.Measured;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Holds limits against what was measured. What cannot be computed does not meet its limit, and the
 * finding says why. Findings name columns and count groups; the groups' values stand in the metrics
 * report alone.
 */
final class Judgement {
  private static final String UNDEFINED = "undefined";

  private Judgement() {}

  /** A limit over all rows. */
  static Finding overAll(Limit limit, Measured measured) {
    boolean passed = measured.isDefined() && limit.isMetBy(measured.value().getAsDouble());
    String why =
        measured.isDefined()
            ? limit.metric().word() + " is " + measured.text()
            : limit.metric().word() + " is undefined: " + measured.why();
    return finding(limit, limit.metric().word(), passed, measured.text(), why);
  }

  /** A limit of a slice. */
  static Finding overGroups(Limit limit, String column, List<Groups.Group> groups) {
    List<Groups.Group> judged = groups.stream().filter(Groups.Group::isLargeEnough).toList();
    String subject = limit.metric().word() + " by '" + column + "'";
    String seen =
        "%s of %s groups have %s rows or more"
            .formatted(judged.size(), groups.size(), Groups.LEAST_ROWS);
    int least = limit.kind().isBetweenGroups() ? 2 : 1;
    if (judged.size() < least) {
      return finding(limit, subject, false, UNDEFINED, seen + ", too few to judge");
    }
    for (Groups.Group group : judged) {
      Measured measured = group.measured(limit.metric());
      if (!measured.isDefined()) {
        return finding(
            limit, subject, false, UNDEFINED, "in one group it is undefined: " + measured.why());
      }
    }
    OptionalDouble value = held(limit, judged);
    if (value.isEmpty()) {
      return finding(
          limit, subject, false, UNDEFINED, "a ratio needs values that are not negative");
    }
    return finding(
        limit,
        subject,
        limit.isMetBy(value.getAsDouble()),
        Double.toString(value.getAsDouble()),
        range(limit, judged) + "; " + seen);
  }

  private static OptionalDouble held(Limit limit, List<Groups.Group> groups) {
    double least = values(limit, groups).min().orElseThrow();
    double most = values(limit, groups).max().orElseThrow();
    return switch (limit.kind()) {
      case AT_LEAST -> OptionalDouble.of(least);
      case AT_MOST -> OptionalDouble.of(most);
      case GAP_AT_MOST -> OptionalDouble.of(most - least);
      case RATIO_AT_LEAST -> ratio(least, most);
    };
  }

  /** All groups at 0 are equal, so their ratio is 1. */
  private static OptionalDouble ratio(double least, double most) {
    if (least < 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(most == 0 ? 1 : least / most);
  }

  private static DoubleStream values(Limit limit, List<Groups.Group> groups) {
    return groups.stream()
        .mapToDouble(group -> group.measured(limit.metric()).value().orElseThrow());
  }

  private static String range(Limit limit, List<Groups.Group> groups) {
    return "%s is %s to %s"
        .formatted(
            limit.metric().word(),
            values(limit, groups).min().orElseThrow(),
            values(limit, groups).max().orElseThrow());
  }

  private static Finding finding(
      Limit limit, String subject, boolean passed, String value, String why) {
    return new Finding(
        limit.text(),
        subject,
        passed,
        Severity.ERROR,
        value,
        Double.toString(limit.bound()),
        why,
        Optional.empty());
  }
}
