package io.trainyard.engine.store;

import java.util.ArrayDeque;
import java.util.Deque;

/** How changes in memory are taken back. Used by the journal thread alone. */
final class Undo {
  private final Deque<Runnable> steps = new ArrayDeque<>();

  /** Notes how the change just made is taken back. */
  void add(Runnable step) {
    steps.push(step);
  }

  /** Everything since the last call stays. */
  void keep() {
    steps.clear();
  }

  /** Takes everything since then back, the latest first. */
  void takeBack() {
    while (!steps.isEmpty()) {
      steps.pop().run();
    }
  }
}
