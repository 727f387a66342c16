package io.trainyard.engine.testing;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventLog;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.Item;
import io.trainyard.engine.run.Planned;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.Runs;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * A journal, its log and the runs in it, in memory. Transactions are all or nothing, as with the
 * real one; facts that are no runs' can be refused by a test. Thread-safe.
 */
public final class MemoryStore implements Journal, EventLog, Runs {
  private final InstantSource clock;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Guarded by this, like everything below. */
  private final List<Event> events = new ArrayList<>();

  private final MemoryRuns runs = new MemoryRuns();
  private Predicate<NewEvent> refused = event -> false;
  private boolean isStopped;

  public MemoryStore(InstantSource clock) {
    this.clock = clock;
  }

  /** From now on a transaction with such an event is a conflict. */
  public synchronized void refuse(Predicate<NewEvent> which) {
    refused = which;
  }

  /** From now on nothing can be written. */
  public synchronized void stop() {
    isStopped = true;
  }

  @Override
  public CompletableFuture<Long> append(List<NewEvent> transaction) {
    try {
      return CompletableFuture.completedFuture(write(transaction));
    } catch (Conflict | JournalStopped e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public long write(List<NewEvent> transaction) throws Conflict {
    long seq = apply(transaction);
    listeners.forEach(Runnable::run);
    return seq;
  }

  private synchronized long apply(List<NewEvent> transaction) throws Conflict {
    if (isStopped) {
      throw new JournalStopped("the journal was stopped", new IllegalStateException("by a test"));
    }
    if (transaction.isEmpty()) {
      throw new IllegalArgumentException("a transaction has at least one event");
    }
    boolean isWhole = false;
    try {
      List<Event> more = applied(transaction);
      isWhole = true;
      events.addAll(more);
      return events.size();
    } finally {
      if (isWhole) {
        runs.keep();
      } else {
        runs.takeBack();
      }
    }
  }

  private List<Event> applied(List<NewEvent> transaction) throws Conflict {
    List<Event> more = new ArrayList<>();
    for (NewEvent event : transaction) {
      if (refused.test(event)) {
        throw new Conflict(event.kind() + " is refused");
      }
      long seq = events.size() + more.size() + 1L;
      more.add(
          new Event(seq, clock.instant(), event.kind(), event.actor(), event.run(), event.json()));
      runs.apply(more.get(more.size() - 1));
    }
    return more;
  }

  @Override
  public synchronized List<Event> read(long afterSeq, int limit) {
    int from = (int) Math.min(afterSeq, events.size());
    return List.copyOf(events.subList(from, Math.min(events.size(), from + limit)));
  }

  @Override
  public synchronized long last() {
    return events.size();
  }

  @Override
  public void onAppend(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public synchronized Optional<Run> run(long number) {
    return runs.run(number);
  }

  @Override
  public synchronized List<Run> latest(String pipeline, int limit) {
    return runs.latest(pipeline, limit);
  }

  @Override
  public synchronized List<Attempt> attempts(long run) {
    return runs.attempts(run);
  }

  @Override
  public synchronized long lastSeq(long run) {
    return runs.lastSeq(run);
  }

  @Override
  public synchronized List<Run> unfinished() {
    return runs.unfinished();
  }

  @Override
  public synchronized List<Attempt> unfinishedAttempts() {
    return runs.unfinishedAttempts();
  }

  @Override
  public synchronized List<Item> items(long attempt) {
    return runs.items(attempt);
  }

  @Override
  public synchronized String waitingState(long attempt) {
    return runs.waitingState(attempt);
  }

  @Override
  public synchronized Optional<Long> planned(String pipeline, Planned planned) {
    return runs.planned(pipeline, planned);
  }

  @Override
  public synchronized Numbers numbers() {
    return runs.numbers();
  }
}
