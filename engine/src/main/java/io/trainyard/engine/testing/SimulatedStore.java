package io.trainyard.engine.testing;

import io.trainyard.engine.event.EventLog;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.run.Runs;
import java.time.InstantSource;

/** What a {@link Simulation} writes to and reads from, and what is left of it after a crash. */
public interface SimulatedStore extends AutoCloseable {
  Journal journal();

  EventLog log();

  Runs runs();

  /** The process has died: from now on everything is as the next one finds it. */
  void reopen();

  @Override
  void close();

  /** A store in memory, where all that was written survives. */
  static SimulatedStore inMemory(InstantSource clock) {
    MemoryStore store = new MemoryStore(clock);
    return new SimulatedStore() {
      @Override
      public Journal journal() {
        return store;
      }

      @Override
      public EventLog log() {
        return store;
      }

      @Override
      public Runs runs() {
        return store;
      }

      @Override
      public void reopen() {
        // Nothing of it is the process's own.
      }

      @Override
      public void close() {
        // It goes with the test.
      }
    };
  }
}
