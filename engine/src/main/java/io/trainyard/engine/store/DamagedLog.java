package io.trainyard.engine.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The log is not what was written: the place of the first bad bytes, and why they are bad. */
public final class DamagedLog extends IOException {
  private static final long serialVersionUID = 1;
  private final String where;
  private final long offset;
  private final long seq;
  private final String why;

  DamagedLog(Path file, long offset, long seq, String why) {
    this(
        String.format(
            Locale.ROOT,
            "%s: byte %d: the record of event %d %s; restore log/ from a backup, or move the file away to look at it",
            file,
            offset,
            seq,
            why),
        new Place(file.toString(), offset, seq, why));
  }

  private DamagedLog(String message, Place place) {
    super(message);
    this.where = place.where;
    this.offset = place.offset;
    this.seq = place.seq;
    this.why = place.why;
  }

  private record Place(String where, long offset, long seq, String why) {}

  /** Damage of a log that is a table; {@code seq} is that of the row's last event, too. */
  static DamagedLog ofRow(String table, long seq, String why) {
    return new DamagedLog(
        String.format(
            Locale.ROOT,
            "table %s: the record of event %d %s; restore the database from a backup",
            table,
            seq,
            why),
        new Place(table, seq, seq, why));
  }

  /** A log that ends before an event which it is known to have had. */
  static DamagedLog cut(long last, long known) {
    String why = "is gone: the log ends here, but had come to event " + known;
    return new DamagedLog(
        String.format(
            Locale.ROOT, "the record of event %d %s; restore the log from a backup", last + 1, why),
        new Place("log", last + 1, last + 1, why));
  }

  /** The segment that is damaged, or the table. */
  public String where() {
    return where;
  }

  /** Where in the file the bad bytes begin; the event itself where the log is a table. */
  public long offset() {
    return offset;
  }

  /** Seq of the first event that cannot be trusted. */
  public long seq() {
    return seq;
  }

  /** What is wrong, as the end of a sentence about the record. */
  public String why() {
    return why;
  }
}
