package io.trainyard.engine.simulation;

import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepExecutor;
import java.time.Duration;
import java.util.Optional;

/** An executor as it is; each planted bug does one thing of it wrongly. */
class OtherExecutor implements StepExecutor {
  private final StepExecutor real;

  OtherExecutor(StepExecutor real) {
    this.real = real;
  }

  /** Hands an order on. */
  Running launch(StepExecutor executor, AttemptOrder order, Listener listener) {
    return executor.submit(order, listener);
  }

  /** Passes the end of an attempt on. */
  void pass(Listener listener, AttemptOrder order, Outcome outcome) {
    listener.ended(order, outcome);
  }

  /** Passes on that an attempt is to stop. */
  void stop(Running running, AttemptOrder order, Listener listener) {
    running.cancel();
  }

  @Override
  public Running submit(AttemptOrder order, Listener listener) {
    Running running = launch(real, order, new Passing(listener));
    return new Running() {
      @Override
      public void cancel() {
        stop(running, order, listener);
      }

      @Override
      public String place() {
        return running.place();
      }

      @Override
      public Optional<Duration> lease() {
        return running.lease();
      }
    };
  }

  @Override
  public void close() {
    real.close();
  }

  private final class Passing implements Listener {
    private final Listener listener;

    Passing(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void ended(AttemptOrder order, Outcome outcome) {
      pass(listener, order, outcome);
    }

    @Override
    public void progress(AttemptOrder order, long rows) {
      listener.progress(order, rows);
    }

    @Override
    public void metric(AttemptOrder order, String name, double x, double value) {
      listener.metric(order, name, x, value);
    }

    @Override
    public void heartbeat(AttemptOrder order) {
      listener.heartbeat(order);
    }
  }
}
