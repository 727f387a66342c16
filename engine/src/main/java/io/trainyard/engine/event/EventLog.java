package io.trainyard.engine.event;

import java.util.List;

/** Reading the log. Thread-safe. */
public interface EventLog {

  /** Up to {@code limit} events after {@code seq}, in order. */
  List<Event> read(long afterSeq, int limit);

  /** Seq of the last event; 0 when there is none. */
  long last();

  /** Calls the listener, on no particular thread, whenever there is something new to read. */
  void onAppend(Runnable listener);
}
