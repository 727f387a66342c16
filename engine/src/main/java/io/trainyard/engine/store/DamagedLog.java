package io.trainyard.engine.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The log is not what was written: the place of the first bad bytes, and why they are bad. */
public final class DamagedLog extends IOException {
  private static final long serialVersionUID = 1;
  private final transient Path file;
  private final long offset;
  private final long seq;
  private final String why;

  DamagedLog(Path file, long offset, long seq, String why) {
    super(
        String.format(
            Locale.ROOT,
            "%s: byte %d: the record of event %d %s; restore log/ from a backup, or move the file away to look at it",
            file,
            offset,
            seq,
            why));
    this.file = file;
    this.offset = offset;
    this.seq = seq;
    this.why = why;
  }

  /** The segment that is damaged. */
  public Path file() {
    return file;
  }

  /** Where in the file the bad bytes begin. */
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
