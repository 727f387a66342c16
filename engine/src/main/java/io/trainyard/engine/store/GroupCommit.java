package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a group of transactions: the tables decide in an open SQL transaction, the log makes it
 * durable as one frame, then the tables commit. Where what is held in memory decides alone, the
 * rows stay there after the log has the group, until {@link #catchUp} or until another group needs
 * the tables themselves. Used by one thread, but for {@link #isBehind}. Any exception but a refusal
 * leaves it unusable: whether the group is in the log is then known only when the home is opened
 * again.
 */
final class GroupCommit {
  private final Tables tables;
  private final GroupLog log;
  private final boolean mayLag;
  private long nextSeq;
  private volatile boolean isBehind;

  /**
   * What became of one entry.
   *
   * @param lastSeq seq of its last event; 0 when it was refused
   * @param refusal why it was refused; null when it was not
   */
  record Result(Entry entry, long lastSeq, @Nullable Exception refusal) {}

  /** A transaction with the numbers that it gets unless one before it is refused. */
  private record Draft(Entry entry, LogRecord record, List<Event> events) {
    static Draft of(Entry entry, long seq, Instant now) {
      LogRecord record = entry.record(seq, now);
      return new Draft(entry, record, entry.events(record));
    }

    Result accepted() {
      return new Result(entry, record.lastSeq(), null);
    }
  }

  /**
   * Groups for a log and the tables beside it.
   *
   * @param mayLag whether the log has all that the tables lose
   */
  GroupCommit(Tables tables, GroupLog log, long nextSeq, boolean mayLag) {
    this.tables = tables;
    this.log = log;
    this.nextSeq = nextSeq;
    this.mayLag = mayLag;
  }

  /** Seq of the last event written. */
  long last() {
    return nextSeq - 1;
  }

  /** Whether the log has more than the tables. Any thread may ask. */
  boolean isBehind() {
    return isBehind;
  }

  /** Writes the group, all with this time, and says what became of each entry, in order. */
  List<Result> commit(List<Entry> group, Instant now) throws IOException, SQLException {
    List<Draft> drafts = drafts(group, now);
    if (mayLag && mayLag(drafts)) {
      if (isApplied(drafts, false)) {
        log(drafts);
        tables.keep();
        isBehind = true;
        return results(drafts);
      }
      tables.takeBack();
    }
    catchUp();
    tables.writing().lock();
    try {
      return commitWithTables(drafts, now);
    } finally {
      tables.writing().unlock();
    }
  }

  private boolean mayLag(List<Draft> drafts) {
    for (Draft draft : drafts) {
      if (!tables.mayLag(draft.events)) {
        return false;
      }
    }
    return true;
  }

  /** Brings the tables up to the log. */
  void catchUp() throws SQLException {
    if (!isBehind) {
      return;
    }
    tables.writing().lock();
    try {
      tables.flush();
      tables.commit();
    } catch (Refused e) {
      throw new IllegalStateException("the tables refuse what is in the log", e.reason());
    } finally {
      tables.writing().unlock();
    }
    isBehind = false;
  }

  /** Brings the tables up to the log after a group failed, of which nothing stays. */
  void giveUp() throws SQLException {
    tables.takeBack();
    catchUp();
  }

  private List<Draft> drafts(List<Entry> group, Instant now) {
    List<Draft> drafts = new ArrayList<>(group.size());
    long seq = nextSeq;
    for (Entry entry : group) {
      Draft draft = Draft.of(entry, seq, now);
      drafts.add(draft);
      seq = draft.record.lastSeq() + 1;
    }
    return drafts;
  }

  private List<Result> commitWithTables(List<Draft> drafts, Instant now)
      throws IOException, SQLException {
    if (isApplied(drafts, true)) {
      log(drafts);
      tables.commit();
      return results(drafts);
    }
    tables.rollback();
    List<Draft> accepted = new ArrayList<>(drafts.size());
    List<Result> results = applyEach(drafts, now, accepted);
    if (accepted.isEmpty()) {
      tables.rollback();
    } else {
      log(accepted);
      tables.commit();
    }
    return results;
  }

  /** The quick way: all together; false when something is refused. */
  private boolean isApplied(List<Draft> drafts, boolean flush) throws SQLException {
    try {
      for (Draft draft : drafts) {
        tables.apply(draft.events);
      }
      if (flush) {
        tables.flush();
      }
      return true;
    } catch (Refused e) {
      return false;
    }
  }

  /** The careful way: each alone, so that one that is refused leaves no trace and no gap. */
  private List<Result> applyEach(List<Draft> drafts, Instant now, List<Draft> accepted)
      throws SQLException {
    List<Result> results = new ArrayList<>(drafts.size());
    long seq = nextSeq;
    for (Draft draft : drafts) {
      Draft numbered = Draft.of(draft.entry, seq, now);
      Savepoint before = tables.savepoint();
      try {
        tables.apply(numbered.events);
        tables.flush();
        accepted.add(numbered);
        results.add(numbered.accepted());
        seq = numbered.record.lastSeq() + 1;
      } catch (Refused e) {
        tables.rollback(before);
        results.add(new Result(draft.entry, 0, e.reason()));
      }
    }
    return results;
  }

  private void log(List<Draft> drafts) throws IOException, SQLException {
    List<LogRecord> records = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      records.add(draft.record);
    }
    log.append(records);
    nextSeq = records.get(records.size() - 1).lastSeq() + 1;
  }

  private static List<Result> results(List<Draft> drafts) {
    List<Result> results = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      results.add(draft.accepted());
    }
    return results;
  }
}
