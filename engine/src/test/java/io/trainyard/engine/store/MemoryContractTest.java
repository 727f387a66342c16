package io.trainyard.engine.store;

import io.trainyard.engine.event.EventLog;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.run.Runs;
import io.trainyard.engine.testing.ManualClock;
import io.trainyard.engine.testing.MemoryStore;

class MemoryContractTest extends StoreContract {

  /** Memory forgets nothing while its process lives, which is all that simulations ask. */
  record Memory(MemoryStore store) implements Subject {
    static Memory empty() {
      return new Memory(new MemoryStore(new ManualClock(Homes.START)));
    }

    @Override
    public Journal journal() {
      return store;
    }

    @Override
    public EventLog events() {
      return store;
    }

    @Override
    public Runs runs() {
      return store;
    }

    @Override
    public Subject reopened() {
      return this;
    }

    @Override
    public void close() {}
  }

  @Override
  Subject open() {
    return Memory.empty();
  }
}
