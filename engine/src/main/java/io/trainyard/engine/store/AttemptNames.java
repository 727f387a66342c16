package io.trainyard.engine.store;

import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.run.Attempt;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which tries there are of the nodes of runs that go on, so that a second one of the same number is
 * refused before it is in the log, although rows are written later. Used by the journal thread
 * alone.
 */
final class AttemptNames {
  private final Map<Long, Set<Name>> byRun = new HashMap<>();
  private final List<Long> ended = new ArrayList<>();
  private final Undo undo = new Undo();

  private record Name(String step, String key, int tryNumber) {}

  /** A run that is new has no attempts, and the table need not be asked. */
  void runCreated(long run) {
    if (byRun.putIfAbsent(run, new HashSet<>()) == null) {
      undo.add(() -> byRun.remove(run));
    }
  }

  /** A run that has ended makes no more attempts. */
  void runEnded(long run) {
    ended.add(run);
  }

  /**
   * Notes an attempt that is new.
   *
   * @throws Conflict when its run has one of that name
   */
  void add(Connection connection, Attempt attempt) throws SQLException, Conflict {
    Set<Name> names = of(connection, attempt.run());
    Name name = new Name(attempt.step(), attempt.key(), attempt.tryNumber());
    if (!names.add(name)) {
      throw new Conflict(
          "run %d has try %d of %s already"
              .formatted(attempt.run(), attempt.tryNumber(), attempt.node()));
    }
    undo.add(() -> names.remove(name));
  }

  private Set<Name> of(Connection connection, long run) throws SQLException {
    Set<Name> known = byRun.get(run);
    if (known != null) {
      return known;
    }
    Set<Name> stored = stored(connection, run);
    byRun.put(run, stored);
    return stored;
  }

  private static Set<Name> stored(Connection connection, long run) throws SQLException {
    return new HashSet<>(
        Statements.list(
            connection,
            row -> new Name(row.getString(1), row.getString(2), row.getInt(3)),
            "select step, partition_key, try_number from attempt where run = ?",
            run));
  }

  /** All attempts are in the table now: those of runs that have ended are found there. */
  void flushed() {
    undo.keep();
    ended.forEach(byRun::remove);
    ended.clear();
  }

  void keep() {
    undo.keep();
  }

  void takeBack() {
    undo.takeBack();
  }

  void forget() {
    undo.keep();
    byRun.clear();
    ended.clear();
  }
}
