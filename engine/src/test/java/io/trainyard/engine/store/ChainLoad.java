package io.trainyard.engine.store;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.CacheKey;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.RunState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Writes what the Runner writes for chains of steps, each of which is handed one artifact and makes
 * one: a transaction ends a step and launches the next.
 */
final class ChainLoad {
  private final Journal journal;
  private final boolean keys;
  private long attempt;
  private long token;

  /**
   * A load on this journal.
   *
   * @param keys whether each result is kept under a key of the cache
   */
  ChainLoad(Journal journal, boolean keys) {
    this.journal = journal;
    this.keys = keys;
  }

  /** Goes on behind the attempts and tokens that are there already. */
  void skip(long attempts, long tokens) {
    attempt = attempts;
    token = tokens;
  }

  /** A run of so many steps, one after the other; every transaction is waited for. */
  void chain(long run, int steps) throws Conflict {
    for (List<NewEvent> transaction : transactions(run, steps)) {
      journal.write(transaction);
    }
  }

  /** Begins a run of so many steps; nothing is waited for but its last transaction. */
  CompletableFuture<Long> flood(long run, int steps) {
    CompletableFuture<Long> last = CompletableFuture.completedFuture(0L);
    for (List<NewEvent> transaction : transactions(run, steps)) {
      last = journal.append(transaction);
    }
    return last;
  }

  /** A run whose first steps have ended and whose next one runs. */
  CompletableFuture<Long> floodUnfinished(long run, int steps) {
    List<List<NewEvent>> all = transactions(run, steps);
    CompletableFuture<Long> last = CompletableFuture.completedFuture(0L);
    for (List<NewEvent> transaction : all.subList(0, all.size() - 1)) {
      last = journal.append(transaction);
    }
    return last;
  }

  private List<List<NewEvent>> transactions(long run, int steps) {
    List<List<NewEvent>> transactions = new ArrayList<>();
    transactions.add(List.of(RunHistory.created(run), RunHistory.started(run)));
    List<NewEvent> next = new ArrayList<>();
    for (int step = 1; step <= steps; step++) {
      next.add(RunHistory.attempt(run, ++attempt, "step" + step));
      next.add(RunHistory.launched(run, attempt, ++token));
      transactions.add(next);
      next = new ArrayList<>(List.of(ended(run, step)));
    }
    next.add(RunHistory.runEnded(run, RunState.SUCCEEDED));
    transactions.add(next);
    return transactions;
  }

  private NewEvent ended(long run, int step) {
    Artifact made =
        new Artifact(
            "step" + step + ".data",
            "table",
            Digest.of(run + "/" + step),
            1234,
            Map.of("rows", "7043", "columns", "21"));
    RunEvents.AttemptEnded end =
        new RunEvents.AttemptEnded(
            attempt,
            token,
            AttemptState.SUCCEEDED,
            null,
            "",
            false,
            7043L,
            Map.of(),
            List.of(),
            Map.of("data", RunEvents.Made.of(made)),
            null,
            null,
            null,
            null,
            null,
            keys ? key(run, step) : null);
    return new NewEvent(RunEvents.ATTEMPT_ENDED, "engine", run, EventJson.write(end));
  }

  private static RunEvents.Key key(long run, int step) {
    return RunEvents.Key.of(
        CacheKey.of(
            Map.of(
                "input rows", Digest.of(run + "/" + (step - 1)).hex().substring(0, 12),
                "code compute", Digest.of("code" + step).hex().substring(0, 12),
                "option trees", "300",
                "environment java", "17.0.15",
                "seed", "1")));
  }

  /** Bytes of all files below a folder. */
  static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(ChainLoad::size).sum();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
