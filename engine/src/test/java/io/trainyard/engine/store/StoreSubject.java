package io.trainyard.engine.store;

import io.trainyard.engine.event.EventLog;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.run.Runs;
import io.trainyard.engine.store.StoreContract.Subject;

/** A real store under the contract. */
final class StoreSubject implements Subject {
  private final Opener opener;
  private final Store store;

  /** Opens the store, again and again. */
  @FunctionalInterface
  interface Opener {
    Store open() throws Exception;
  }

  StoreSubject(Opener opener) throws Exception {
    this.opener = opener;
    this.store = opener.open();
  }

  @Override
  public Journal journal() {
    return store.journal();
  }

  @Override
  public EventLog events() {
    return store.eventLog();
  }

  @Override
  public Runs runs() {
    return new StoredRuns(store.database());
  }

  @Override
  public Subject reopened() throws Exception {
    store.close();
    return new StoreSubject(opener);
  }

  @Override
  public void close() throws Exception {
    store.close();
  }
}
