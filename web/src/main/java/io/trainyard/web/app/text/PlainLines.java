package io.trainyard.web.app.text;

import io.trainyard.engine.run.AttemptState;
import io.trainyard.web.api.AttemptView;
import io.trainyard.web.api.Follower;
import io.trainyard.web.api.RunView;
import java.io.PrintStream;
import java.time.Clock;

/** A run as lines, one for each attempt's end and each wait. For a file or a pipe. */
public final class PlainLines implements Follower {
  private final PrintStream out;
  private final Clock clock;

  /**
   * Writes lines.
   *
   * @param clock tells the time and zone of what has no end of its own
   */
  public PlainLines(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public void began(RunView run) {
    out.println("run " + run.run().run() + " of " + run.run().pipeline() + " began");
  }

  @Override
  public void attempt(AttemptView attempt) {
    if (attempt.state().isDone() || attempt.state() == AttemptState.WAITING) {
      AttemptText.endLines(attempt, clock).forEach(out::println);
    }
  }

  @Override
  public void progress(String step, long rows) {}

  @Override
  public void metric(String step, String name, double value) {}
}
