package io.trainyard.web.app;

import io.trainyard.web.api.Follower;
import io.trainyard.web.app.text.LiveTree;
import io.trainyard.web.app.text.PlainLines;
import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Shows a run while it goes on: a live tree on a terminal, plain lines elsewhere. */
final class Watching implements AutoCloseable {
  private static final long TICK_MILLIS = 120;
  private final PrintStream err;
  private final Follower follower;
  private final @Nullable LiveTree tree;
  private final @Nullable ScheduledExecutorService ticks;

  private Watching(
      PrintStream err,
      Follower follower,
      @Nullable LiveTree tree,
      @Nullable ScheduledExecutorService ticks) {
    this.err = err;
    this.follower = follower;
    this.tree = tree;
    this.ticks = ticks;
  }

  static Watching of(Shell shell) {
    if (shell.columns().isEmpty()) {
      return new Watching(shell.err(), new PlainLines(shell.err(), shell.clock()), null, null);
    }
    LiveTree tree =
        new LiveTree(
            shell.err(),
            new LiveTree.Screen(shell.columns().getAsInt(), shell.colours()),
            shell.clock());
    ScheduledExecutorService ticks =
        Executors.newSingleThreadScheduledExecutor(new DaemonThreads("screen"));
    ticks.scheduleAtFixedRate(tree::draw, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    return new Watching(shell.err(), tree, tree, ticks);
  }

  Follower follower() {
    return follower;
  }

  /** Prints a line that stays, above a live tree. */
  void say(String line) {
    if (tree == null) {
      err.println(line);
    } else {
      tree.say(line);
    }
  }

  /** Draws the last state and leaves it on the screen. */
  @Override
  public void close() {
    if (ticks != null && tree != null) {
      ticks.shutdownNow();
      tree.draw();
    }
  }
}
