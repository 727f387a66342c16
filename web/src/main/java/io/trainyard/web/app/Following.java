package io.trainyard.web.app;

import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.RunListener;
import io.trainyard.web.api.AttemptView;
import io.trainyard.web.api.Follower;
import io.trainyard.web.api.RunView;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells a follower of one run. What happened before it listened comes from the run's view; what is
 * heard twice is told once. Thread-safe.
 */
final class Following implements RunListener {
  private final long run;
  private final Follower follower;
  private final Map<Long, AttemptState> told = new HashMap<>();

  Following(long run, Follower follower) {
    this.run = run;
    this.follower = follower;
  }

  synchronized void begin(RunView view) {
    follower.began(view);
    view.attempts().forEach(this::tell);
  }

  @Override
  public synchronized void attemptChanged(Attempt attempt) {
    if (attempt.run() == run) {
      tell(AttemptView.of(attempt));
    }
  }

  private void tell(AttemptView attempt) {
    AttemptState before = told.get(attempt.id());
    boolean isOld = before != null && before.isDone();
    if (!isOld && before != attempt.state()) {
      told.put(attempt.id(), attempt.state());
      follower.attempt(attempt);
    }
  }

  @Override
  public synchronized void progress(long number, String step, long rows) {
    if (number == run) {
      follower.progress(step, rows);
    }
  }

  @Override
  public synchronized void metric(long number, String step, String name, double x, double value) {
    if (number == run) {
      follower.metric(step, name, value);
    }
  }
}
