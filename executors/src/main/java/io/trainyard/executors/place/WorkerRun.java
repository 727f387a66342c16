package io.trainyard.executors.place;

import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.run.AttemptJson;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepExecutor;
import io.trainyard.engine.security.UnusableSecret;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.Predicate;

/** Has a worker process do the work of an attempt, watched by the calling thread. Thread-safe. */
final class WorkerRun implements AttemptWork {
  private final WorkerPool pool;
  private final Services services;
  private final WorkerSettings settings;
  private final Predicate<Step> shares;
  private final Grace grace;
  private final ThreadFactory threads;
  private final AttemptJson json;
  private final AttemptOutput output;
  private final Failures failures;
  private final Map<Long, Long> processes = new ConcurrentHashMap<>();

  WorkerRun(WorkerPool pool, Services services, WorkerExecutor.Place place) {
    this.pool = pool;
    this.services = services;
    this.settings = place.settings();
    this.shares = place.shares();
    this.grace = place.grace();
    this.threads = place.factory();
    this.json = new AttemptJson(services.artifacts());
    this.output = AttemptOutput.kept(services);
    this.failures = new Failures(services.masker());
  }

  /** The process that does an attempt's work, empty when there is none. */
  OptionalLong process(AttemptOrder order) {
    Long pid = processes.get(order.token());
    return pid == null ? OptionalLong.empty() : OptionalLong.of(pid);
  }

  @Override
  public Outcome of(AttemptOrder order, StepExecutor.Listener listener, StopSignal stop) {
    try (OutputStream masked = services.masker().over(output.open(order))) {
      return failures.masked(inFolder(order, listener, masked));
    } catch (InterruptedException e) {
      return Failures.cancelled();
    } catch (IOException | RuntimeException e) {
      return failures.masked(stop.isStopped() ? Failures.cancelled() : failures.of(e));
    } finally {
      processes.remove(order.token());
    }
  }

  private Outcome inFolder(AttemptOrder order, StepExecutor.Listener listener, OutputStream masked)
      throws IOException, InterruptedException {
    Path aside = services.artifacts().workFolder();
    try {
      return inWorker(order, aside, listener, masked);
    } finally {
      Folders.delete(aside);
    }
  }

  private Outcome inWorker(
      AttemptOrder order, Path aside, StepExecutor.Listener listener, OutputStream masked)
      throws IOException, InterruptedException {
    WorkerOrder told = order(order, aside);
    String line = json.write(told);
    long claimed = order.step().policy().claims().memory();
    WorkerProcess worker = pool.take(heap(claimed), told.again());
    processes.put(order.token(), worker.pid());
    listener.heartbeat(order);
    Lease lease = new Lease(settings.lease(), grace.nanos());
    ReportReader reports =
        new ReportReader(
            worker,
            told,
            new ReportReader.Hearing(json, services.references(), listener, masked),
            lease);
    WorkerCall.Limits limits =
        new WorkerCall.Limits(
            settings, lease, claimed > 0 ? claimed : settings.memory(), grace, told.again());
    WorkerCall call = new WorkerCall(worker, reports, limits);
    Outcome outcome = call.run(line, masked, threads);
    if (call.isKept()) {
      pool.giveBack(worker);
    }
    if (reports.outcome().equals(Optional.of(outcome))) {
      StagedArtifacts.takeIn(aside, services.artifacts());
    }
    return outcome;
  }

  /** Three of four parts of what is claimed: the rest is for native code and the JVM itself. */
  private static OptionalLong heap(long claimed) {
    return claimed > 0 ? OptionalLong.of(claimed / 4 * 3) : OptionalLong.empty();
  }

  private WorkerOrder order(AttemptOrder order, Path aside) {
    Map<String, String> secrets = new TreeMap<>();
    for (String path : NeededSecrets.of(order.step(), services.settings())) {
      try {
        secrets.put(path, services.secrets().value(path));
      } catch (UnusableSecret e) {
        // The body tells it to the user when it asks, if it does.
        continue;
      }
    }
    boolean again = shares.test(order.step()) && order.step().policy().claims().memory() == 0;
    return new WorkerOrder(order, aside, services.settings(), secrets, settings.heartbeat(), again);
  }
}
