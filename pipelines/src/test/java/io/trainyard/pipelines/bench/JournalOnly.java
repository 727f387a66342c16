package io.trainyard.pipelines.bench;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The engine's own store fed with the records that the engine writes, by a loop that decides
 * nothing: it knows the graph beforehand. A turn takes all that has ended, writes a transaction for
 * each run among them, waits for these once, and starts what follows.
 */
final class JournalOnly implements Peer {
  private static final String ENGINE = "engine";

  @Override
  public Measured run(Workload workload, Path folder) throws Exception {
    try (Store store = EngineHome.openStore(folder)) {
      long start = System.nanoTime();
      ExecutorService threads = Executors.newFixedThreadPool(Floor.THREADS);
      try {
        new Loop(workload, store, threads).run();
        return Measured.of(workload.steps(), System.nanoTime() - start);
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static final class Loop {
    private final Workload workload;
    private final Store store;
    private final ExecutorService threads;
    private final Waits waits;
    private final int[] left;

    /**
     * The number of each step's attempt, in the order in which they are made, as the engine does.
     */
    private final long[] attempts;

    private long lastAttempt;
    private final LinkedBlockingQueue<Integer> ended = new LinkedBlockingQueue<>();

    Loop(Workload workload, Store store, ExecutorService threads) {
      this.workload = workload;
      this.store = store;
      this.threads = threads;
      this.waits = new Waits(workload);
      this.left = new int[workload.runs()];
      this.attempts = new long[workload.steps()];
      java.util.Arrays.fill(left, workload.parents().length);
    }

    void run() throws InterruptedException, Conflict {
      Map<Integer, List<NewEvent>> turns = new TreeMap<>();
      for (int run = 0; run < left.length; run++) {
        turns.put(run, begin(run));
      }
      start(waits.first(), turns);
      int steps = waits.steps();
      while (steps > 0) {
        List<Integer> done = new ArrayList<>(List.of(ended.take()));
        ended.drainTo(done);
        steps -= done.size();
        turns = new HashMap<>();
        for (int step : done) {
          turns.computeIfAbsent(runOf(step), run -> new ArrayList<>()).add(end(step));
        }
        start(waits.after(done), turns);
      }
    }

    private void start(List<Integer> ready, Map<Integer, List<NewEvent>> turns) throws Conflict {
      for (int step : ready) {
        List<NewEvent> turn = turns.get(runOf(step));
        turn.add(create(step));
        turn.add(launch(step));
      }
      turns.forEach(
          (run, turn) -> {
            if (left[run] == 0) {
              turn.add(
                  event(RunEvents.RUN_ENDED, run, new RunEvents.RunEnded(RunState.SUCCEEDED, "")));
            }
          });
      store.journal().writeAll(List.copyOf(turns.values()));
      ready.forEach(step -> threads.execute(() -> ended.add(step)));
    }

    private List<NewEvent> begin(int run) {
      RunEvents.RunCreated created =
          new RunEvents.RunCreated(
              workload.name(),
              Digest.of(workload.name()).toString(),
              Digest.of(workload.name()).toString(),
              "person",
              JsonNodeFactory.instance.objectNode(),
              LocalDate.of(2026, 1, 1));
      return new ArrayList<>(
          List.of(
              event(RunEvents.RUN_CREATED, run, created),
              event(RunEvents.RUN_STARTED, run, new RunEvents.RunStarted())));
    }

    private NewEvent create(int step) {
      String name = Definition.name(step % workload.parents().length);
      attempts[step] = ++lastAttempt;
      return event(
          RunEvents.ATTEMPT_CREATED,
          runOf(step),
          new RunEvents.AttemptCreated(attempts[step], name, "", 1, Instant.now()));
    }

    private NewEvent launch(int step) {
      return event(
          RunEvents.ATTEMPT_STARTED,
          runOf(step),
          new RunEvents.AttemptStarted(attempts[step], attempts[step], List.of()));
    }

    private NewEvent end(int step) {
      left[runOf(step)]--;
      return event(RunEvents.ATTEMPT_ENDED, runOf(step), ended(attempts[step]));
    }

    private static RunEvents.AttemptEnded ended(long attempt) {
      return new RunEvents.AttemptEnded(
          attempt,
          attempt,
          AttemptState.SUCCEEDED,
          null,
          "",
          false,
          null,
          Map.of(),
          List.of(),
          Map.of(),
          null,
          null,
          null);
    }

    private int runOf(int step) {
      return step / workload.parents().length;
    }

    private static NewEvent event(String kind, int run, Record facts) {
      return NewEvent.of(kind, ENGINE, run + 1L, facts);
    }
  }
}
