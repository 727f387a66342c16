package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal.Conflict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Derives tables from events. Applied by the journal thread alone, first to decide (a {@link
 * Conflict} refuses the transaction), and again when tables are rebuilt or replayed from the log.
 * So it looks at nothing but the event and its own tables, and applying an event twice gives the
 * same rows: a row that already carries the event's seq, or a later one, is left alone.
 *
 * <p>Each row carries the seq of its last change in a column named {@code seq}: by it a start finds
 * rows of a transaction that a crash kept from the log. Rows are never deleted.
 */
public interface Projection {
  /** The kinds of event it understands. */
  Set<String> kinds();

  /** Statements that create its tables and indexes; their digest is part of the schema's. */
  List<String> schema();

  /**
   * Changes the tables as the event says. What it changes may be held back until {@link #flush}, so
   * that rows which change several times are written once.
   */
  void apply(Connection connection, Event event) throws SQLException, Conflict;

  /** Writes what was held back. */
  default void flush(Connection connection) throws SQLException, Conflict {}

  /** Forgets what was held back, and whatever it knows of rows: the transaction is taken back. */
  default void forget() {}

  /**
   * Whether what it holds back may be written after the events are in the log: only where {@link
   * #apply} alone decides, so that no later {@link #flush} can refuse anything.
   */
  default boolean mayLag() {
    return false;
  }

  /** What has been held back since the last call stays. */
  default void keep() {}

  /** Takes back what has been held back since {@link #keep}, without the tables. */
  default void takeBack() {}
}
