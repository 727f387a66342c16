package io.trainyard.engine.store;

import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.store.GroupCommit.Result;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal: one thread that takes whatever has gathered while the last group was being forced,
 * writes it as a group, and answers. Nothing else writes to the log or the tables. The thread is
 * never interrupted, because that would close the log's file; a poison entry ends it.
 *
 * <p>Futures of {@link #append} complete on an executor, never on the journal thread, so that what
 * hangs on them cannot stop it.
 */
final class JournalLoop implements Journal {
  private static final Logger LOG = LoggerFactory.getLogger(JournalLoop.class);

  /** How many callers may wait with what they write; one beyond that waits before it. */
  private static final int QUEUE = 16_384;

  /** After this long without work the tables are forced, in milliseconds. */
  private static final long IDLE_MS = 1_000;

  /** What came together stays together, so that one force of the disk serves it. */
  private final BlockingQueue<List<Entry>> queue = new LinkedBlockingQueue<>(QUEUE);

  /** What was taken out of the queue and is in no group yet; the journal thread's own. */
  private final Deque<Entry> taken = new ArrayDeque<>();

  private final GroupCommit groups;
  private final Checkpoint checkpoint;
  private final LogReader readers;
  private final World world;

  /** The group under way; the journal thread's own. */
  private final List<Entry> group = new ArrayList<>();

  /** Who waits for the tables; the journal thread's own. */
  private final List<Entry> barriers = new ArrayList<>();

  private volatile @Nullable JournalStopped stopped;

  /**
   * What the loop needs from around it.
   *
   * @param stop says why nothing can be written any more
   * @param answers completes futures and wakes readers
   */
  record World(Function<Throwable, JournalStopped> stop, Clock clock, Executor answers) {}

  JournalLoop(GroupCommit groups, Checkpoint checkpoint, LogReader readers, World world) {
    this.groups = groups;
    this.checkpoint = checkpoint;
    this.readers = readers;
    this.world = world;
  }

  @Override
  public CompletableFuture<Long> append(List<NewEvent> transaction) {
    Entry entry = Entry.of(transaction);
    CompletableFuture<Long> answer = new CompletableFuture<>();
    entry.answer().whenComplete((seq, failure) -> elsewhere(() -> pass(answer, seq, failure)));
    submit(List.of(entry));
    return answer;
  }

  private void elsewhere(Runnable task) {
    try {
      world.answers().execute(task);
    } catch (RejectedExecutionException e) {
      // The home is closed and no journal thread is left that could be held up.
      task.run();
    }
  }

  private static void pass(
      CompletableFuture<Long> answer, @Nullable Long seq, @Nullable Throwable failure) {
    if (failure != null) {
      answer.completeExceptionally(failure);
    } else {
      answer.complete(seq);
    }
  }

  @Override
  public long write(List<NewEvent> transaction) throws Conflict {
    Entry entry = Entry.of(transaction);
    submit(List.of(entry));
    return await(entry.answer());
  }

  @Override
  public void writeAll(List<List<NewEvent>> transactions) throws Conflict {
    List<Entry> entries = new ArrayList<>(transactions.size());
    for (List<NewEvent> transaction : transactions) {
      entries.add(Entry.of(transaction));
    }
    submit(entries);
    for (int last = entries.size() - 1; last >= 0; last--) {
      await(entries.get(last).answer()); // mostly the one wait: they end together
    }
  }

  private static long await(CompletableFuture<Long> answer) throws Conflict {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return answer.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw asWriterSeesIt(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A fresh exception, so that the stack is the writer's. */
  private static RuntimeException asWriterSeesIt(@Nullable Throwable failure) throws Conflict {
    if (failure instanceof Conflict conflict) {
      Conflict mine = new Conflict(String.valueOf(conflict.getMessage()));
      mine.initCause(conflict);
      throw mine;
    }
    if (failure instanceof JournalStopped halt) {
      return new JournalStopped(String.valueOf(halt.getMessage()), halt);
    }
    return new IllegalArgumentException("the tables cannot read the transaction", failure);
  }

  private void submit(List<Entry> entries) {
    if (stopped == null) {
      put(entries);
    }
    JournalStopped reason = stopped;
    if (reason != null) {
      // Whoever comes after the last drain of the queue finds the reason here.
      refuse(entries, reason);
    }
  }

  private static void refuse(Iterable<Entry> entries, JournalStopped reason) {
    for (Entry entry : entries) {
      entry.answer().completeExceptionally(reason);
    }
  }

  private void put(List<Entry> entries) {
    boolean interrupted = false;
    while (true) {
      try {
        queue.put(entries);
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Returns when the tables have everything that has been acknowledged. Where nothing can be
   * written any more, they have what they could be given.
   */
  void catchUp() {
    if (!groups.isBehind()) {
      return;
    }
    Entry barrier = Entry.barrier();
    submit(List.of(barrier));
    try {
      await(barrier.answer());
    } catch (JournalStopped e) {
      LOG.debug("the tables are read as the journal left them", e);
    } catch (Conflict e) {
      throw new IllegalStateException("nothing was written", e);
    }
  }

  /** Asks the thread to end after everything that waits now. Later writers are refused. */
  void stop() {
    submit(List.of(Entry.poison()));
  }

  /** Writes until it is told to stop, or cannot go on; the reason is the one that writers get. */
  JournalStopped runToEnd() {
    JournalStopped reason = StopReason.closed();
    try {
      while (round()) {
        // Each round is one group, or one pause.
      }
      force(true);
    } catch (IOException | SQLException | RuntimeException | Error e) {
      reason = world.stop().apply(e);
      LOG.error("the journal has stopped: {}", reason.getMessage(), e);
      giveUp();
    }
    end(reason);
    return reason;
  }

  /** Readers still see what was acknowledged, where the tables let themselves be written. */
  private void giveUp() {
    try {
      groups.giveUp();
    } catch (SQLException | RuntimeException | Error e) {
      // Whatever it is, those who wait for an answer have to get one.
      LOG.warn("the tables lack what was written last; the next start reads it from the log", e);
    }
  }

  private void force(boolean closed) throws IOException, SQLException {
    groups.catchUp();
    checkpoint.write(groups.last(), closed);
  }

  /** Takes and writes one group, or forces the tables when nothing comes; false at the poison. */
  private boolean round() throws IOException, SQLException {
    Entry first = next();
    if (first == null) {
      force(false);
      return true;
    }
    boolean goesOn = gather(first);
    if (!group.isEmpty()) {
      Instant now = world.clock().instant().truncatedTo(ChronoUnit.MILLIS);
      answer(groups.commit(group, now));
      group.clear();
    }
    if (!barriers.isEmpty()) {
      groups.catchUp();
      barriers.forEach(barrier -> barrier.answer().complete(groups.last()));
      barriers.clear();
    }
    if (checkpoint.isDue()) {
      force(false);
    }
    return goesOn;
  }

  /** The next entry; null when a pause is a good moment to force the tables. */
  private @Nullable Entry next() {
    while (taken.isEmpty()) {
      try {
        List<Entry> more =
            checkpoint.isPending() ? queue.poll(IDLE_MS, TimeUnit.MILLISECONDS) : queue.take();
        if (more == null) {
          return null;
        }
        taken.addAll(more);
      } catch (InterruptedException e) {
        LOG.warn("somebody interrupted the journal thread; it goes on");
      }
    }
    return taken.poll();
  }

  /** What waits besides; null when nothing does. */
  private @Nullable Entry more() {
    List<Entry> more = taken.isEmpty() ? queue.poll() : null;
    if (more != null) {
      taken.addAll(more);
    }
    return taken.poll();
  }

  /** Fills the group with what waits; false when the poison was among it. */
  private boolean gather(Entry first) {
    long bytes = 0;
    Entry entry = first;
    while (entry != null) {
      switch (entry.kind()) {
        case POISON -> {
          return false;
        }
        case BARRIER -> barriers.add(entry);
        case EVENTS -> group.add(entry);
      }
      bytes += entry.bytes().remaining();
      boolean full =
          group.size() >= LogFormat.MAX_GROUP_TRANSACTIONS || bytes >= LogFormat.MAX_GROUP;
      entry = full ? null : more();
    }
    return true;
  }

  private void answer(List<Result> results) {
    readers.show(groups.last());
    int written = 0;
    for (Result result : results) {
      if (result.refusal() != null) {
        result.entry().answer().completeExceptionally(result.refusal());
      } else {
        result.entry().answer().complete(result.lastSeq());
        written++;
      }
    }
    checkpoint.count(written);
    if (written > 0) {
      world.answers().execute(readers::signal);
    }
  }

  /** Refuses everybody from now on: those of the group under way, those who wait, those to come. */
  private void end(JournalStopped reason) {
    stopped = reason;
    refuse(group, reason);
    refuse(barriers, reason);
    refuse(taken, reason);
    List<List<Entry>> waiting = new ArrayList<>();
    queue.drainTo(waiting);
    waiting.forEach(entries -> refuse(entries, reason));
  }
}
