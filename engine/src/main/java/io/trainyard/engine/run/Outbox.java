package io.trainyard.engine.run;

import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.event.NewEvent;
import java.util.ArrayList;
import java.util.List;

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
    follow(waiting);
  }

  /** One that cannot be followed stops the loop, and nobody is left waiting for those after it. */
  private static void follow(List<Turn> written) {
    for (int i = 0; i < written.size(); i++) {
      try {
        written.get(i).follow();
      } catch (RuntimeException | Error e) {
        written.subList(i, written.size()).forEach(turn -> turn.fail(e));
        throw e;
      }
    }
  }

  /** Writes a turn that others may overtake, on its own. */
  void write(Turn turn) throws Conflict {
    flush();
    journal.write(turn.events());
    follow(List.of(turn));
  }

  /** Forgets what was not written, with why. */
  void drop(Throwable reason) {
    List<Turn> waiting = List.copyOf(turns);
    turns.clear();
    waiting.forEach(turn -> turn.fail(reason));
  }

  private void write(List<Turn> waiting) throws Conflict {
    List<List<NewEvent>> transactions = new ArrayList<>(waiting.size());
    for (Turn turn : waiting) {
      if (!turn.events().isEmpty()) {
        transactions.add(turn.events());
      }
    }
    if (!transactions.isEmpty()) {
      journal.writeAll(transactions);
    }
  }
}
