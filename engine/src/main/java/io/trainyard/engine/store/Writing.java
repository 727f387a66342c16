package io.trainyard.engine.store;

import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.Journal.JournalStopped;
import java.util.concurrent.CompletableFuture;

/** The writing side of an open store. Thread-safe. */
interface Writing {
  Journal journal();

  /** Whether anything can be written by this process. */
  boolean leads();

  /** Completes, with the reason, when this side has come to its end by itself or was closed. */
  CompletableFuture<JournalStopped> ended();

  /** A new one at each call: completes when somebody else may begin to lead. */
  CompletableFuture<Boolean> vacancy();

  /** Writes what waits, and ends. */
  void close();
}
