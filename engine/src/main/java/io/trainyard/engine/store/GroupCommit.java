package io.trainyard.engine.store;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a group of transactions: the tables decide in an open SQL transaction, the log makes it
 * durable as one frame, then the tables commit. Used by one thread. Any exception but a refusal
 * leaves it unusable: whether the group is in the log is then known only when the home is opened
 * again.
 */
final class GroupCommit {
  private final Tables tables;
  private final GroupLog log;
  private long nextSeq;

  /**
   * What became of one entry.
   *
   * @param lastSeq seq of its last event; 0 when it was refused
   * @param refusal why it was refused; null when it was not
   */
  record Result(Entry entry, long lastSeq, @Nullable Exception refusal) {}

  GroupCommit(Tables tables, GroupLog log, long nextSeq) {
    this.tables = tables;
    this.log = log;
    this.nextSeq = nextSeq;
  }

  /** Seq of the last event written. */
  long last() {
    return nextSeq - 1;
  }

  /** Writes the group, all with this time, and says what became of each entry, in order. */
  List<Result> commit(List<Entry> group, Instant now) throws IOException, SQLException {
    List<LogRecord> records = new ArrayList<>(group.size());
    List<Result> results = applyTogether(group, now, records);
    if (results == null) {
      tables.rollback();
      records.clear();
      results = applyEach(group, now, records);
    }
    if (records.isEmpty()) {
      tables.rollback();
      return results;
    }
    long last = records.get(records.size() - 1).lastSeq();
    log.append(records);
    tables.commit();
    nextSeq = last + 1;
    return results;
  }

  /** The quick way, for a group in which nothing is refused; null when something is. */
  private @Nullable List<Result> applyTogether(
      List<Entry> group, Instant now, List<LogRecord> records) throws SQLException {
    List<Result> results = new ArrayList<>(group.size());
    long seq = nextSeq;
    for (Entry entry : group) {
      LogRecord record = entry.record(seq, now);
      records.add(record);
      results.add(new Result(entry, record.lastSeq(), null));
      seq = record.lastSeq() + 1;
    }
    return isApplied(records) ? results : null;
  }

  private boolean isApplied(List<LogRecord> records) throws SQLException {
    try {
      for (LogRecord record : records) {
        tables.apply(record);
      }
      tables.flush();
      return true;
    } catch (Refused e) {
      return false;
    }
  }

  /** The careful way: each alone, so that one that is refused leaves no trace and no gap. */
  private List<Result> applyEach(List<Entry> group, Instant now, List<LogRecord> records)
      throws SQLException {
    List<Result> results = new ArrayList<>(group.size());
    long seq = nextSeq;
    for (Entry entry : group) {
      LogRecord record = entry.record(seq, now);
      Savepoint before = tables.savepoint();
      try {
        tables.apply(record);
        tables.flush();
        records.add(record);
        results.add(new Result(entry, record.lastSeq(), null));
        seq = record.lastSeq() + 1;
      } catch (Refused e) {
        tables.rollback(before);
        results.add(new Result(entry, 0, e.reason()));
      }
    }
    return results;
  }
}
