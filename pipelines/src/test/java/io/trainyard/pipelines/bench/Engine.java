package io.trainyard.pipelines.bench;

import io.trainyard.engine.event.EventLog;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.run.Runner;
import io.trainyard.engine.run.StartRequest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Trainyard's own engine, as shipped. */
final class Engine implements Peer {
  private final boolean isCounting;

  /**
   * The engine.
   *
   * @param isCounting whether SQL statements are counted, which costs time
   */
  Engine(boolean isCounting) {
    this.isCounting = isCounting;
  }

  @Override
  public Measured run(Workload workload, Path folder) throws Exception {
    Callable<Pipeline> definition = Definition.of(workload, folder.resolveSibling("definition"));
    try (EngineHome home = EngineHome.open(folder)) {
      home.runner(); // made at the start of a process, as the store is
      Statements statements = new Statements(home.store().database());
      if (isCounting) {
        statements.begin();
      }
      long start = System.nanoTime();
      runAll(home.runner(), definition.call(), folder, workload.runs());
      long nanos = System.nanoTime() - start;
      return new Measured(workload.steps(), nanos, counts(home, statements, folder));
    }
  }

  private static void runAll(Runner runner, Pipeline pipeline, Path folder, int runs) {
    StartRequest request =
        new StartRequest(
            pipeline, Map.of(), folder, "person", "os:bench", LocalDate.of(2026, 1, 1));
    List<CompletableFuture<Run>> ends = new ArrayList<>();
    for (int number = 0; number < runs; number++) {
      ends.add(runner.submit(request).thenCompose(runner::ended));
    }
    for (CompletableFuture<Run> end : ends) {
      Run run = end.join();
      if (run.state() != RunState.SUCCEEDED) {
        throw new IllegalStateException(run.toString());
      }
    }
  }

  private Map<String, Long> counts(EngineHome home, Statements statements, Path folder)
      throws Exception {
    Map<String, Long> counts = new HashMap<>();
    EventLog log = home.store().eventLog();
    LogFrames frames = LogFrames.of(folder.resolve("log"));
    counts.put("events", log.last());
    counts.put("transactions", frames.transactions());
    counts.put("forces", frames.count());
    counts.put("logBytes", frames.bytes());
    if (isCounting) {
      counts.put("statements", statements.counted());
    }
    return counts;
  }
}
