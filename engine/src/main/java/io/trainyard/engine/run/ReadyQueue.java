package io.trainyard.engine.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Attempts that may start as far as their runs are concerned. Those of one step of one run stand in
 * one line, since what holds one of them up holds up all: who starts next is found among the first
 * of each line that is not held up. Used by the Runner's loop alone.
 */
final class ReadyQueue {
  private final Map<Line.Name, Line> lines = new HashMap<>();

  /** The lines whose first may start, by the place of that one. */
  private final TreeMap<Long, Line> open = new TreeMap<>();

  private final Map<Long, Waiter> waiters = new HashMap<>();
  private long lastPlace;

  /**
   * An attempt that waits for its start.
   *
   * @param place smaller = it came earlier
   */
  record Waiter(LiveRun run, Attempt attempt, long place) {}

  private static final class Line {
    private record Name(long run, String step) {}

    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private final int most;
    private int running;

    Line(int most) {
      this.most = most;
    }
  }

  /** Adds an attempt at the end. */
  void add(LiveRun run, Attempt attempt) {
    if (waiters.containsKey(attempt.id())) {
      return;
    }
    Waiter waiter = new Waiter(run, attempt, ++lastPlace);
    waiters.put(attempt.id(), waiter);
    Line line = line(run, attempt.step());
    close(line);
    line.waiters.add(waiter);
    open(line);
  }

  /** Takes an attempt out that will not start. */
  void remove(Attempt attempt) {
    Waiter waiter = waiters.remove(attempt.id());
    if (waiter != null) {
      Line line = line(waiter.run, attempt.step());
      close(line);
      line.waiters.remove(waiter);
      open(line);
    }
  }

  /** Takes every attempt of a run out. */
  void removeAll(LiveRun run) {
    waiters.values().stream()
        .filter(waiter -> waiter.run == run)
        .toList()
        .forEach(waiter -> remove(waiter.attempt));
  }

  /** The next that start, in the order in which they came, taken out of the queue. */
  List<Waiter> take(int slots) {
    List<Waiter> next = new ArrayList<>();
    while (next.size() < slots && !open.isEmpty()) {
      Line line = open.pollFirstEntry().getValue();
      Waiter waiter = line.waiters.remove();
      line.running++;
      waiters.remove(waiter.attempt.id());
      next.add(waiter);
      open(line);
    }
    return next;
  }

  /** One of a step's attempts that was taken has freed its slot. */
  void release(LiveRun run, String step) {
    Line line = line(run, step);
    close(line);
    line.running--;
    open(line);
    if (line.running == 0 && line.waiters.isEmpty()) {
      lines.remove(new Line.Name(run.number(), step));
    }
  }

  /** One of them has taken a slot again, without standing in line. */
  void retake(LiveRun run, String step) {
    Line line = line(run, step);
    close(line);
    line.running++;
    open(line);
  }

  private Line line(LiveRun run, String step) {
    return lines.computeIfAbsent(
        new Line.Name(run.number(), step),
        name -> new Line(run.step(step).policy().fanOut().parallel().orElse(Integer.MAX_VALUE)));
  }

  private void close(Line line) {
    if (!line.waiters.isEmpty()) {
      open.remove(line.waiters.element().place);
    }
  }

  private void open(Line line) {
    if (!line.waiters.isEmpty() && line.running < line.most) {
      open.put(line.waiters.element().place, line);
    }
  }
}
