package io.trainyard.engine.store;

import io.trainyard.engine.event.Journal.JournalStopped;

/**
 * What a store stands on, opened and brought up to date: the folder of a home, or a PostgreSQL. The
 * journal thread alone uses {@link #tables}, {@link #log} and {@link #checkpoint}.
 */
interface Backend extends ReadBackend {
  Tables tables();

  GroupLog log();

  Checkpoint checkpoint();

  /** Whether tables may be written after the log, which then has what a crash takes from them. */
  boolean mayLag();

  /** Seq of the next event to be written. */
  long nextSeq();

  /** Why nothing can be written any more after this failure. */
  JournalStopped stopped(Throwable failure);

  /** Lets other servers in here, where there can be any. */
  default void open(Door door) {}
}
