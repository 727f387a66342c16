package io.trainyard.executors.place;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.FileArtifactStore;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.run.AttemptJson;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.CodeRunner;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.security.Masker;
import io.trainyard.engine.security.Secrets;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * What a worker process does: reads an order, runs its attempt, reports, and is done, or waits for
 * another order where the one before allows that. It reads the artifacts of the home and never
 * opens its log or its tables.
 */
public final class Worker {
  private final Ends ends;
  private final Hands hands;
  private final ThreadFactory threads;
  private final ArtifactStore kept;

  /**
   * What the process is connected to.
   *
   * @param orders the order, then answers; its end means that nobody wants the result any more
   * @param reports gets {@link AttemptReport}s and nothing else
   * @param output gets what the attempt prints
   */
  public record Ends(BufferedReader orders, OutputStream reports, OutputStream output) {
    /**
     * Those of this process. From now on what the work prints is no report, whoever prints it.
     *
     * @param reports the file that reports go to; empty = standard output, which native code may
     *     then disturb
     */
    public static Ends ofProcess(InputStream orders, String reports) throws IOException {
      OutputStream to =
          reports.isEmpty()
              ? new FileOutputStream(FileDescriptor.out)
              : new FileOutputStream(reports);
      System.setOut(System.err);
      return new Ends(
          new BufferedReader(new InputStreamReader(orders, StandardCharsets.UTF_8)),
          to,
          new FileOutputStream(FileDescriptor.err));
    }
  }

  /**
   * What does the work.
   *
   * @param home the folder that orders are of
   * @param bodies the bodies over an attempt's artifacts
   * @param orphaned ends this process and all it has started
   * @param rehearsal a step that is done for nothing before the first order comes, so that what
   *     most steps need is loaded then
   */
  public record Hands(
      Path home,
      Function<ArtifactStore, Bodies> bodies,
      CodeRunner code,
      Runnable orphaned,
      Optional<Step> rehearsal) {}

  /**
   * A worker.
   *
   * @param threads makes the threads that listen and send heartbeats
   */
  public Worker(Ends ends, Hands hands, ThreadFactory threads) {
    this.ends = ends;
    this.hands = hands;
    this.threads = threads;
    this.kept = FileArtifactStore.reading(hands.home());
  }

  /**
   * Waits for an order and does it, then for the next where one may come; returns when the end of
   * the last has been reported, or when no order comes any more.
   *
   * @throws IllegalArgumentException when a line that has to be one is no order
   */
  public void run() throws IOException, InterruptedException {
    AttemptJson json = new AttemptJson(kept);
    hands.rehearsal().ifPresent(step -> rehearse(step, json));
    Orders orders = new Orders(ends.orders(), json, hands.orphaned());
    threads.newThread(orders).start();
    Reports reports = new Reports(json, ends.reports());
    Optional<WorkerOrder> order = orders.next();
    while (order.isPresent()) {
      work(order.get(), orders, reports);
      order = order.get().again() ? orders.next() : Optional.empty();
    }
  }

  /** Whatever goes wrong will go wrong, and be told, in an attempt. */
  private void rehearse(Step step, AttemptJson json) {
    Reports nowhere = new Reports(json, OutputStream.nullOutputStream());
    try {
      Path aside = kept.workFolder();
      try {
        WorkerOrder order = json.read(json.write(Rehearsal.of(step, aside)), WorkerOrder.class);
        Services services =
            services(order, new StagedArtifacts(kept, aside), new AskedReferences(1, nowhere));
        Outcome outcome = run(order, services, nowhere, OutputStream.nullOutputStream());
        nowhere.ended(order.attempt(), outcome);
      } finally {
        Folders.delete(aside);
      }
    } catch (IOException | RuntimeException e) {
      return;
    }
  }

  private void work(WorkerOrder order, Orders orders, Reports reports) throws IOException {
    AskedReferences references = new AskedReferences(order.attempt().token(), reports);
    orders.answerTo(references);
    OutputStream output =
        order.again() ? new ReportedOutput(order.attempt().token(), reports) : ends.output();
    ScheduledThreadPoolExecutor heart = beat(order, reports);
    Outcome outcome;
    try {
      StagedArtifacts artifacts = new StagedArtifacts(kept, order.aside());
      outcome = run(order, services(order, artifacts, references), reports, output);
      output.flush();
    } finally {
      heart.shutdownNow();
    }
    if (order.again()) {
      orders.done();
    }
    reports.ended(order.attempt(), outcome);
  }

  private Outcome run(WorkerOrder order, Services services, Reports reports, OutputStream output) {
    AttemptRun run =
        new AttemptRun(
            hands.bodies().apply(services.artifacts()),
            services,
            attempt -> new OpenOutput(output));
    return run.of(order.attempt(), reports, new StopSignal());
  }

  private Services services(
      WorkerOrder order, StagedArtifacts artifacts, AskedReferences references) {
    Masker masker = new Masker();
    Map<String, String> given = new TreeMap<>();
    order.secrets().forEach((path, value) -> given.put(Secrets.variable(path), value));
    return new Services(
        artifacts,
        order.settings(),
        new Secrets(given, hands.home().resolve("secrets"), masker),
        masker,
        references,
        hands.code(),
        order.aside());
  }

  private ScheduledThreadPoolExecutor beat(WorkerOrder order, Reports reports) {
    AttemptOrder attempt = order.attempt();
    ScheduledThreadPoolExecutor heart = new ScheduledThreadPoolExecutor(1, threads);
    long pause = order.heartbeat().toMillis();
    reports.heartbeat(attempt); // at once: the order was taken
    heart.scheduleAtFixedRate(
        () -> reports.heartbeat(attempt), pause, pause, TimeUnit.MILLISECONDS);
    return heart;
  }
}
