package io.trainyard.executors.place;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.FileArtifactStore;
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
import java.util.TreeMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * What a worker process does: reads one order, runs its attempt, reports, and is done. It reads the
 * artifacts of the home and never opens its log or its tables.
 */
public final class Worker {
  private final Ends ends;
  private final Hands hands;
  private final ThreadFactory threads;

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
   */
  public record Hands(
      Path home, Function<ArtifactStore, Bodies> bodies, CodeRunner code, Runnable orphaned) {}

  /**
   * A worker.
   *
   * @param threads makes the threads that listen and send heartbeats
   */
  public Worker(Ends ends, Hands hands, ThreadFactory threads) {
    this.ends = ends;
    this.hands = hands;
    this.threads = threads;
  }

  /**
   * Waits for an order and does it; returns when its end has been reported, or at once when no
   * order comes.
   *
   * @throws IllegalArgumentException when the first line is no order
   */
  public void run() throws IOException {
    ArtifactStore kept = FileArtifactStore.reading(hands.home());
    AttemptJson json = new AttemptJson(kept);
    String line = ends.orders().readLine();
    if (line == null) {
      return;
    }
    WorkerOrder order = json.read(line, WorkerOrder.class);
    Reports reports = new Reports(json, ends.reports());
    AskedReferences references = new AskedReferences(order.attempt().token(), reports);
    threads.newThread(() -> listen(json, references)).start();
    ScheduledThreadPoolExecutor heart = beat(order, reports);
    try {
      StagedArtifacts artifacts = new StagedArtifacts(kept, order.aside());
      Outcome outcome = run(order, services(order, artifacts, references), reports);
      ends.output().flush();
      reports.ended(order.attempt(), outcome);
    } finally {
      heart.shutdownNow();
    }
  }

  private Outcome run(WorkerOrder order, Services services, Reports reports) {
    AttemptRun run =
        new AttemptRun(
            hands.bodies().apply(services.artifacts()),
            services,
            attempt -> new OpenOutput(ends.output()));
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

  private void listen(AttemptJson json, AskedReferences references) {
    try {
      BufferedReader orders = ends.orders();
      for (String line = orders.readLine(); line != null; line = orders.readLine()) {
        references.answered(json.read(line, ReferenceAnswer.class));
      }
    } catch (IOException | IllegalArgumentException e) {
      // Whoever is there no longer speaks as who gave the order.
      hands.orphaned().run();
      return;
    }
    hands.orphaned().run();
  }
}
