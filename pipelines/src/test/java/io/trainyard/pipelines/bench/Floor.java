package io.trainyard.pipelines.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The least that an engine in one JVM could do: walk the graph, note each turn's starts and ends
 * somewhere, run the steps on threads. It has no runs, retries, results or reasons.
 */
final class Floor implements Peer {
  static final int THREADS = 8;

  static final Set<Workload> KNOWN =
      EnumSet.complementOf(EnumSet.of(Workload.W5_TEXT, Workload.W5_EACH));

  private final Place place;

  /** Where starts and ends are noted. */
  interface Place extends AutoCloseable {
    /** Makes ready; what this costs is not measured, as an engine's start is not. */
    void open(Path folder) throws Exception;

    /** Notes that there are so many steps. */
    default void accept(int steps) throws Exception {}

    /**
     * Notes a new state of these steps.
     *
     * @param isTurn whether a turn ends here: what was noted must be safe when this returns
     */
    void note(List<Integer> steps, String state, boolean isTurn) throws Exception;

    @Override
    void close() throws Exception;
  }

  Floor(Place place) {
    this.place = place;
  }

  @Override
  public Measured run(Workload workload, Path folder) throws Exception {
    Files.createDirectories(folder);
    place.open(folder);
    long start = System.nanoTime();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      place.accept(workload.steps());
      walk(new Waits(workload), workload.startsProcesses(), threads);
      return Measured.of(workload.steps(), System.nanoTime() - start);
    } finally {
      threads.shutdownNow();
      place.close();
    }
  }

  private void walk(Waits waits, boolean startsProcesses, ExecutorService threads)
      throws Exception {
    LinkedBlockingQueue<Integer> ended = new LinkedBlockingQueue<>();
    List<Integer> ready = waits.first();
    int left = waits.steps();
    while (left > 0) {
      place.note(ready, "RUNNING", true);
      for (int step : ready) {
        threads.execute(
            () -> {
              work(startsProcesses);
              ended.add(step);
            });
      }
      List<Integer> done = new ArrayList<>(List.of(ended.take()));
      ended.drainTo(done);
      left -= done.size();
      place.note(done, "DONE", left == 0);
      ready = waits.after(done);
    }
  }

  static void work(boolean startsProcess) {
    if (startsProcess) {
      try {
        new ProcessBuilder("/bin/true").start().waitFor();
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
