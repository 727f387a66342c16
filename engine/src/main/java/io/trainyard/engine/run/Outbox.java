package io.trainyard.engine.run;

import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.event.NewEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The turns that were made and are not in the log yet, in their order. They are handed to the
 * journal together and waited for once, so that one force of the disk serves them all. Used by the
 * Runner's loop alone.
 */
final class Outbox {
  private final Journal journal;
  private final List<Turn> turns = new ArrayList<>();

  Outbox(Journal journal) {
    this.journal = journal;
  }

  void add(Turn turn) {
    turns.add(turn);
  }

  /**
   * Writes all that waits, then does what was to be done after each.
   *
   * @throws IllegalStateException when a table refuses one: nobody else changes runs, so memory and
   *     tables have parted
   */
  void flush() {
    List<Turn> waiting = List.copyOf(turns);
    turns.clear();
    try {
      write(waiting);
    } catch (Conflict e) {
      RuntimeException parted =
          new IllegalStateException(
              "the tables are not what the Runner left: " + e.getMessage(), e);
      waiting.forEach(turn -> turn.fail(parted));
      throw parted;
    } catch (RuntimeException | Error e) {
      waiting.forEach(turn -> turn.fail(e));
      throw e;
    }
    waiting.forEach(Turn::follow);
  }

  /** Writes a turn that others may overtake, on its own. */
  void write(Turn turn) throws Conflict {
    flush();
    journal.write(turn.events());
    turn.follow();
  }

  /** Forgets what was not written, with why. */
  void drop(Throwable reason) {
    List<Turn> waiting = List.copyOf(turns);
    turns.clear();
    waiting.forEach(turn -> turn.fail(reason));
  }

  /** The last one is waited for; what was handed over before it is in the log by then. */
  private void write(List<Turn> waiting) throws Conflict {
    List<List<NewEvent>> transactions =
        waiting.stream().map(Turn::events).filter(events -> !events.isEmpty()).toList();
    List<CompletableFuture<Long>> written = new ArrayList<>();
    for (int i = 0; i < transactions.size() - 1; i++) {
      written.add(journal.append(transactions.get(i)));
    }
    if (!transactions.isEmpty()) {
      journal.write(transactions.get(transactions.size() - 1));
    }
    for (CompletableFuture<Long> each : written) {
      await(each);
    }
  }

  private static void await(CompletableFuture<Long> written) throws Conflict {
    try {
      written.join();
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
