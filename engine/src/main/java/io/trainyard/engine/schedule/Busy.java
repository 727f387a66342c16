package io.trainyard.engine.schedule;

import java.util.List;
import java.util.TreeSet;

/** The runs of one pipeline that its schedules started and that go on. Not thread-safe. */
final class Busy {
  private final TreeSet<Long> running = new TreeSet<>();

  /** Runs that were asked for and have no number yet. */
  private int starting;

  boolean isEmpty() {
    return starting == 0 && running.isEmpty();
  }

  int size() {
    return starting + running.size();
  }

  List<Long> running() {
    return List.copyOf(running);
  }

  void asked() {
    starting++;
  }

  void answered() {
    starting--;
  }

  void add(long run) {
    running.add(run);
  }

  void remove(long run) {
    running.remove(run);
  }

  @Override
  public String toString() {
    return running.isEmpty()
        ? "an earlier run is just starting"
        : "run " + running.last() + " goes on";
  }
}
