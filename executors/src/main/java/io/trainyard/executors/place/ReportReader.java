package io.trainyard.executors.place;

import io.trainyard.engine.run.AttemptJson;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.References;
import io.trainyard.engine.run.StepExecutor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a worker reports and passes it on, until it reports no more, or, where it may get
 * another order, until the end of this attempt. A report that comes after the lease has run out
 * counts for nothing.
 */
final class ReportReader implements Runnable {
  private final WorkerProcess worker;
  private final AttemptOrder order;
  private final Hearing hearing;
  private final Lease lease;
  private final boolean shared;
  private volatile @Nullable Outcome outcome;
  private volatile boolean begun;

  /**
   * What it reads with and passes on to.
   *
   * @param output gets lines that are no reports
   */
  record Hearing(
      AttemptJson json,
      References references,
      StepExecutor.Listener listener,
      OutputStream output) {}

  ReportReader(WorkerProcess worker, WorkerOrder order, Hearing hearing, Lease lease) {
    this.worker = worker;
    this.order = order.attempt();
    this.shared = order.again();
    this.hearing = hearing;
    this.lease = lease;
  }

  /** Whether the order was taken. */
  boolean hasBegun() {
    return begun;
  }

  /** What was reported in time. */
  Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  @Override
  public void run() {
    BufferedReader lines = worker.reports();
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        hear(line);
        if (shared && outcome != null) {
          return; // what follows is of the next attempt
        }
      }
      lines.close();
    } catch (IOException e) {
      // The pipe was closed because nobody writes to it any more.
      return;
    }
  }

  private void hear(String line) throws IOException {
    AttemptReport report;
    try {
      report = hearing.json.read(line, AttemptReport.class);
    } catch (IllegalArgumentException e) {
      print(line + "\n");
      return;
    }
    if (report.token() == order.token() && lease.renew()) {
      begun = true;
      pass(report);
    }
  }

  /** A full disk must not stop the attempt: what it prints is then dropped. */
  private void print(String text) {
    try {
      hearing.output.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return;
    }
  }

  private void pass(AttemptReport report) throws IOException {
    StepExecutor.Listener listener = hearing.listener;
    listener.heartbeat(order);
    if (report instanceof AttemptReport.Progress progress) {
      listener.progress(order, progress.rows());
    } else if (report instanceof AttemptReport.Metric metric) {
      listener.metric(order, metric.name(), metric.x(), metric.value());
    } else if (report instanceof AttemptReport.Asked asked) {
      Optional<References.Found> found = hearing.references.find(asked.reference());
      worker.tell(hearing.json.write(new ReferenceAnswer(asked.question(), found)));
    } else if (report instanceof AttemptReport.Printed printed) {
      print(printed.text());
    } else if (report instanceof AttemptReport.Ended ended) {
      outcome = ended.outcome();
    }
  }
}
