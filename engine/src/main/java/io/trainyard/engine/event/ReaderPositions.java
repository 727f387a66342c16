package io.trainyard.engine.event;

import java.util.OptionalLong;

/** Up to where readers with outside effects are done. Thread-safe. */
public interface ReaderPositions {

  /** Seq of the last event that the reader is done with; empty = it has never read. */
  OptionalLong of(String reader);
}
