package io.trainyard.engine.store;

import io.trainyard.engine.event.Journal.JournalStopped;
import java.io.IOException;
import java.util.Optional;

/**
 * What a store stands on, opened and brought up to date: the folder of a home, or a PostgreSQL. The
 * journal thread alone uses {@link #tables}, {@link #log} and {@link #checkpoint}.
 */
interface Backend {
  Tables tables();

  GroupLog log();

  Checkpoint checkpoint();

  /** Whether tables may be written after the log, which then has what a crash takes from them. */
  boolean mayLag();

  /** Seq of the next event to be written. */
  long nextSeq();

  /** Where events are read. */
  LogReader.Source source();

  /** The tables, for reading. */
  Database database();

  /** What had to be done to open it. */
  RecoveryReport report();

  /** Why nothing can be written any more after this failure. */
  JournalStopped stopped(Throwable failure);

  /** Walks every record up to this event; the log must pass through the kept head. */
  Audit audit(long last, Optional<ChainHead> kept) throws IOException;

  /** Gives everything back. The journal thread has ended. */
  void close() throws IOException;
}
