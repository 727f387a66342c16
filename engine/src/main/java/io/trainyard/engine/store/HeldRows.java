package io.trainyard.engine.store;

import io.trainyard.engine.event.Journal.Conflict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that change often, held while they may change again: a row that is created,
 * launched and ended between two flushes is written once, and rows of one kind are written as a
 * batch. An update must find the row as it was read, by the seq of its last change; otherwise
 * somebody else writes to the tables, and the journal stops. Used by the journal thread alone.
 *
 * @param <R> what a row stands for
 */
final class HeldRows<R> {
  /** Rows that are held although nothing of them is to be written. */
  private static final int MOST = 20_000;

  private final Form<R> form;
  private final Map<Long, Held<R>> rows = new HashMap<>();

  /** Keys of rows to be written, each once. */
  private final List<Long> changed = new ArrayList<>();

  private final Undo undo = new Undo();

  /** The greatest key there is; -1 = not known yet. */
  private long greatest = -1;

  /** How a row is read and written. */
  interface Form<R> {
    String table();

    /** The column of numbers that is the primary key. */
    String key();

    R read(ResultSet row) throws SQLException;

    /** Inserts a row; all values in the order of the columns, then the seq. */
    String insert();

    @Nullable Object[] all(R row);

    /** Updates what may change; its values in order, then the new seq, the key, the old seq. */
    String update();

    @Nullable Object[] changing(R row);

    /** Whether the row never changes again. */
    boolean isOver(R row);
  }

  /** Makes a row of what it was; null = there was none. */
  @FunctionalInterface
  interface Change<R> {
    R of(@Nullable R before) throws Conflict;
  }

  /**
   * A row.
   *
   * @param seq of its last change
   * @param stored seq of its last change that the table has; 0 = it is not in the table
   */
  private record Held<R>(R row, long seq, long stored) {
    boolean isChanged() {
      return seq != stored;
    }
  }

  HeldRows(Form<R> form) {
    this.form = form;
  }

  /**
   * Changes a row, unless it has seen this seq already.
   *
   * @return the row after the change; null when it was seen already
   */
  @Nullable R change(Connection connection, long id, long seq, Change<R> change)
      throws SQLException, Conflict {
    Held<R> before = find(connection, id);
    if (before != null && before.seq >= seq) {
      return null;
    }
    R row = change.of(before == null ? null : before.row);
    put(id, new Held<>(row, seq, before == null ? 0 : before.stored));
    return row;
  }

  private void put(long id, Held<R> now) {
    Held<R> earlier = rows.put(id, now);
    boolean isFirst = earlier == null || !earlier.isChanged();
    if (isFirst) {
      changed.add(id);
    }
    long last = greatest;
    greatest = Math.max(greatest, id);
    undo.add(
        () -> {
          if (earlier == null) {
            rows.remove(id);
          } else {
            rows.put(id, earlier);
          }
          if (isFirst) {
            changed.remove(changed.size() - 1); // whatever came after it is taken back already
          }
          greatest = last;
        });
  }

  /** What has changed since the last call stays. */
  void keep() {
    undo.keep();
  }

  /** Takes back what has changed since {@link #keep}; nothing of it has been written. */
  void takeBack() {
    undo.takeBack();
  }

  private @Nullable Held<R> find(Connection connection, long id) throws SQLException {
    Held<R> held = rows.get(id);
    if (held != null || id > greatest(connection)) {
      return held;
    }
    return Statements.first(
            connection,
            row -> new Held<>(form.read(row), row.getLong("seq"), row.getLong("seq")),
            "select * from " + form.table() + " where " + form.key() + " = ?",
            id)
        .orElse(null);
  }

  private long greatest(Connection connection) throws SQLException {
    if (greatest < 0) {
      greatest =
          Statements.first(
                  connection,
                  row -> row.getLong(1),
                  "select coalesce(max(" + form.key() + "), 0) from " + form.table())
              .orElse(0L);
    }
    return greatest;
  }

  /** Writes every row that changed, which then can only be forgotten. */
  void flush(Connection connection) throws SQLException {
    undo.keep();
    if (changed.isEmpty()) {
      return;
    }
    Collections.sort(changed); // neighbours lie on the same page
    insertNew(connection);
    updateOld(connection);
    for (long id : changed) {
      Held<R> held = held(id);
      if (form.isOver(held.row)) {
        rows.remove(id);
      } else {
        rows.put(id, new Held<>(held.row, held.seq, held.seq));
      }
    }
    changed.clear();
    if (rows.size() > MOST) {
      rows.clear();
    }
  }

  /** The changed rows that are new, or that are not. */
  private List<Long> changed(boolean isNew) {
    List<Long> ids = new ArrayList<>(changed.size());
    for (Long id : changed) {
      if (held(id).stored == 0 == isNew) {
        ids.add(id);
      }
    }
    return ids;
  }

  private void insertNew(Connection connection) throws SQLException {
    List<Long> ids = changed(true);
    if (ids.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(form.insert())) {
      for (long id : ids) {
        Held<R> held = held(id);
        @Nullable Object[] values = form.all(held.row);
        Statements.bind(insert, values);
        insert.setLong(values.length + 1, held.seq);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void updateOld(Connection connection) throws SQLException {
    List<Long> ids = changed(false);
    if (ids.isEmpty()) {
      return;
    }
    try (PreparedStatement update = connection.prepareStatement(form.update())) {
      for (long id : ids) {
        Held<R> held = held(id);
        @Nullable Object[] values = form.changing(held.row);
        Statements.bind(update, values);
        update.setLong(values.length + 1, held.seq);
        update.setLong(values.length + 2, id);
        update.setLong(values.length + 3, held.stored);
        update.addBatch();
      }
      check(ids, update.executeBatch());
    }
  }

  private void check(List<Long> ids, int[] counts) throws SQLException {
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 1) {
        throw new SQLException(
            form.table() + " " + ids.get(i) + " was changed by somebody else than the journal");
      }
    }
  }

  private Held<R> held(long id) {
    Held<R> held = rows.get(id);
    if (held == null) {
      throw new IllegalStateException(form.table() + " " + id + " is not held");
    }
    return held;
  }

  /** Forgets everything: the transaction is taken back. */
  void forget() {
    undo.keep();
    rows.clear();
    changed.clear();
    greatest = -1;
  }
}
