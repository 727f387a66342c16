package io.trainyard.engine.simulation;

import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.NewEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A journal as it is; each planted bug writes in a wrong way. */
abstract class OtherJournal implements Journal {
  private final Journal real;

  OtherJournal(Journal real) {
    this.real = real;
  }

  /** Writes a transaction. */
  abstract long write(Journal journal, List<NewEvent> transaction) throws Conflict;

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
    return write(real, transaction);
  }
}
