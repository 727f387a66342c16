package io.trainyard.executors.place;

import io.trainyard.engine.run.AttemptJson;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepExecutor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Sends the reports of one attempt, from any thread. When nobody reads them any more they are
 * dropped: who gave the order is gone then, and the worker ends for that reason.
 */
final class Reports implements StepExecutor.Listener {
  private final AttemptJson json;
  private final OutputStream to;

  Reports(AttemptJson json, OutputStream to) {
    this.json = json;
    this.to = to;
  }

  void send(AttemptReport report) {
    byte[] line = (json.write(report) + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (to) {
      try {
        to.write(line);
        to.flush();
      } catch (IOException e) {
        return;
      }
    }
  }

  @Override
  public void ended(AttemptOrder order, Outcome outcome) {
    send(new AttemptReport.Ended(order.token(), outcome));
  }

  @Override
  public void progress(AttemptOrder order, long rows) {
    send(new AttemptReport.Progress(order.token(), rows));
  }

  @Override
  public void metric(AttemptOrder order, String name, double x, double value) {
    send(new AttemptReport.Metric(order.token(), name, x, value));
  }

  @Override
  public void heartbeat(AttemptOrder order) {
    send(new AttemptReport.Heartbeat(order.token()));
  }
}
