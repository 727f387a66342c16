package io.trainyard.engine.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has come due of a pipeline since it was looked at last. What is more than {@link #PROMPT}
 * late was missed: nobody was there at its time. Of those, each schedule has as many made up as it
 * says, the latest ones; what is prompt counts among them.
 */
final class Backlog {
  /** How late a fire may be that nobody has missed. */
  static final Duration PROMPT = Duration.ofSeconds(2);

  private final Instant now;
  private final Map<Schedule, Part> parts = new LinkedHashMap<>();

  /** Fires that nobody was there for and that are not made up. */
  record LeftOut(Instant first, Fire last, long count) {}

  private static final class Part {
    private final Deque<Due> missed = new ArrayDeque<>();
    private final List<Due> prompt = new ArrayList<>();
    private @Nullable LeftOut leftOut;

    private void leaveOut(Due due) {
      LeftOut before = leftOut;
      leftOut =
          before == null
              ? new LeftOut(due.fire().logical(), due.fire(), 1)
              : new LeftOut(before.first(), due.fire(), before.count() + 1);
    }
  }

  Backlog(Instant now) {
    this.now = now;
  }

  /** Adds what is due, in the order of time. */
  void add(Due due) {
    Part part = parts.computeIfAbsent(due.schedule(), schedule -> new Part());
    if (isPrompt(due)) {
      part.prompt.add(due);
    } else {
      part.missed.addLast(due);
    }
    int most = Math.max(0, due.schedule().ifMissed().most() - part.prompt.size());
    while (part.missed.size() > most) {
      part.leaveOut(part.missed.removeFirst());
    }
  }

  private boolean isPrompt(Due due) {
    return Duration.between(due.fire().scheduled(), now).compareTo(PROMPT) <= 0;
  }

  /** Whether any of {@link #fires} is made up. */
  boolean isLate() {
    return parts.values().stream().anyMatch(part -> !part.missed.isEmpty());
  }

  /** What fires now, in the order of time. */
  List<Due> fires() {
    List<Due> fires = new ArrayList<>();
    for (Part part : parts.values()) {
      fires.addAll(part.missed);
      fires.addAll(part.prompt);
    }
    fires.sort(Comparator.comparing(due -> due.fire().logical()));
    return fires;
  }

  /** What is left out, by schedule. */
  List<LeftOut> leftOut() {
    return parts.values().stream()
        .flatMap(part -> Optional.ofNullable(part.leftOut).stream())
        .toList();
  }
}
