package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.event.NewEvent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cancelling and time limits interrupt threads that may be reading: the store does not mind. */
class InterruptTest {
  private static final int ITEMS = 30_000;
  private static final int INTERRUPTS = 200;

  @TempDir Path home;

  @Test
  void interrupted_readers_close_neither_the_tables_nor_the_log() throws Exception {
    try (Store store = Homes.open(home)) {
      fill(store);
    }
    // Opened anew, so that the readers must go to the file.
    try (Store store = Homes.open(home)) {
      AtomicBoolean done = new AtomicBoolean();
      AtomicInteger reads = new AtomicInteger();
      List<Thread> readers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Thread reader = new Thread(() -> readUntil(done, store, reads));
        reader.start();
        readers.add(reader);
      }
      for (int i = 0; i < INTERRUPTS; i++) {
        readers.get(i % readers.size()).interrupt();
        Homes.add(store, ITEMS + i + 1, ITEMS + i + 1);
      }
      done.set(true);
      for (Thread reader : readers) {
        reader.join();
      }
      assertThat(reads.get()).isPositive();
      assertThat(ItemTable.items(store)).hasSize(ITEMS + INTERRUPTS);
      assertThat(store.eventLog().read(ITEMS, 1000)).hasSize(INTERRUPTS);
      assertThat(store.verify().damage()).isEmpty();
    }
  }

  private static void fill(Store store) throws Exception {
    for (int id = 1; id <= ITEMS; id += 1000) {
      List<NewEvent> transaction = new ArrayList<>();
      for (int i = id; i < id + 1000; i++) {
        transaction.add(ItemTable.added(i));
      }
      store.journal().write(transaction);
    }
  }

  private static void readUntil(AtomicBoolean done, Store store, AtomicInteger reads) {
    while (!done.get()) {
      try {
        store.database().read(InterruptTest::count);
        store.eventLog().read(ITEMS - 10, 10);
        reads.incrementAndGet();
      } catch (DatabaseFailure e) {
        // The interrupted read itself may fail; the others must not.
        Thread.interrupted();
      }
    }
  }

  private static long count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from item where state = 'new'")) {
      row.next();
      return row.getLong(1);
    }
  }
}
