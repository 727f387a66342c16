package io.trainyard.engine.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The one way to write. Thread-safe. */
public interface Journal {

  /**
   * Appends the events as one transaction: all of them or none. The future completes when they are
   * forced in the log, with the seq of the last one; it fails with {@link Conflict} when a table
   * refuses one of them, and with {@link JournalStopped} when nothing can be written any more: then
   * only the next start knows whether it was written. It completes on a thread of the store's; what
   * hangs on it must not close the store.
   *
   * @throws IllegalArgumentException when there is no event, or over 16 MiB of them
   */
  CompletableFuture<Long> append(List<NewEvent> transaction);

  /** {@link #append}, waited for. An interrupt does not end the wait; it is kept for the caller. */
  long write(List<NewEvent> transaction) throws Conflict;

  /**
   * Appends transactions in this order, each for itself, and waits for all of them.
   *
   * @throws Conflict when one is refused; the others are written all the same
   */
  default void writeAll(List<List<NewEvent>> transactions) throws Conflict {
    List<CompletableFuture<Long>> written = new ArrayList<>(transactions.size());
    for (List<NewEvent> transaction : transactions) {
      written.add(append(transaction));
    }
    for (CompletableFuture<Long> each : written) {
      try {
        each.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof Conflict conflict) {
          throw conflict;
        } else if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw e;
      }
    }
  }

  /** A table refused an event: a duplicate, or a state that is no longer what the writer saw. */
  final class Conflict extends Exception {
    private static final long serialVersionUID = 1;

    public Conflict(String message) {
      super(message);
    }
  }

  /** The journal has stopped, with the reason; only reading goes on. */
  final class JournalStopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    public JournalStopped(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
