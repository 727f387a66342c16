package io.trainyard.engine.store;

import java.io.IOException;
import java.util.Optional;

/** What a store is read from. */
interface ReadBackend {
  /** Where events are read. */
  LogReader.Source source();

  /** The tables, for reading. */
  Database database();

  /** What had to be done to open it. */
  RecoveryReport report();

  /** Walks every record up to this event; the log must pass through the kept head. */
  Audit audit(long last, Optional<ChainHead> kept) throws IOException;

  /** Who leads; empty where nobody else could, or nobody does. */
  default Optional<Leader> leader() {
    return Optional.empty();
  }

  /** Looks now at what another process has written. */
  default void refresh() {}

  /** Gives everything back. Nobody writes any more. */
  void close() throws IOException;
}
