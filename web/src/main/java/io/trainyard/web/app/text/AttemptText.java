package io.trainyard.web.app.text;

import io.trainyard.engine.run.AttemptState;
import io.trainyard.web.api.AttemptView;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An attempt in words. */
public final class AttemptText {
  private AttemptText() {}

  /** {@code 14:03:59 model SUCCEEDED 3.1 s 5,634 rows}, and what went wrong below it. */
  static List<String> endLines(AttemptView attempt, Clock clock) {
    List<String> lines = new ArrayList<>();
    Instant ended = attempt.ended() == null ? clock.instant() : attempt.ended();
    String line =
        String.join("  ", Format.clock(ended, clock.getZone()), name(attempt), state(attempt));
    String details = details(attempt);
    lines.add(details.isEmpty() ? line : line + "  " + details);
    if (!saysAllInOneLine(attempt)) {
      attempt.message().lines().forEach(text -> lines.add("          " + text));
    }
    return lines;
  }

  /** The message of a cancelled attempt says no more than its state; a cached one's is short. */
  private static boolean saysAllInOneLine(AttemptView attempt) {
    return attempt.state() == AttemptState.CANCELLED || attempt.state() == AttemptState.CACHED;
  }

  /** The step, with its key under a fan-out. */
  public static String name(AttemptView attempt) {
    return attempt.key().isEmpty() ? attempt.step() : attempt.step() + "[" + attempt.key() + "]";
  }

  /** {@code FAILED (timeout), try 2}. */
  public static String state(AttemptView attempt) {
    String state = attempt.state().name();
    if (attempt.state() == AttemptState.FAILED && attempt.cause() != null) {
      state += " (" + attempt.cause().name().toLowerCase(java.util.Locale.ROOT) + ")";
    }
    return attempt.tryNumber() > 1 ? state + ", try " + attempt.tryNumber() : state;
  }

  /** How long it took; empty where it did not run, and where it has not ended. */
  static String took(AttemptView attempt) {
    return attempt.state() == AttemptState.CACHED
        ? ""
        : Format.between(attempt.started(), attempt.ended());
  }

  /** {@code 3.1 s 5,634 rows auc 0.842}, as far as they are known. */
  public static String details(AttemptView attempt) {
    List<String> parts = new ArrayList<>();
    add(parts, took(attempt));
    add(parts, attempt.state() == AttemptState.CACHED ? attempt.message() : "");
    add(parts, attempt.rows() == null ? "" : Format.rows(attempt.rows()));
    add(parts, Format.judged(attempt.metrics()));
    add(parts, decision(attempt.decision()));
    return String.join("  ", parts);
  }

  private static String decision(@Nullable Boolean decision) {
    if (decision == null) {
      return "";
    }
    return decision ? "decided yes" : "decided no";
  }

  private static void add(List<String> parts, String part) {
    if (!part.isEmpty()) {
      parts.add(part);
    }
  }
}
