package io.trainyard.engine.store;

import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;

/**
 * The file in which H2 keeps the tables. H2 has no public way to some of it; the release is pinned,
 * and another one without it is refused. Thread-safe.
 */
final class TableFile {
  private static final String LOCK = "storeLock";

  private final MVStore store;
  private final ReentrantLock savingLock;

  private TableFile(MVStore store, ReentrantLock savingLock) {
    this.store = store;
    this.savingLock = savingLock;
  }

  /** The file that a connection works on. */
  static TableFile of(Connection connection) throws SQLException {
    SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    MVStore store = session.getDatabase().getStore().getMvStore();
    try {
      Field lock = MVStore.class.getDeclaredField(LOCK);
      lock.setAccessible(true);
      return new TableFile(store, (ReentrantLock) lock.get(store));
    } catch (ReflectiveOperationException e) {
      throw new SQLException("this release of H2 has no lock named '" + LOCK + "'", e);
    }
  }

  /**
   * What H2 holds while it saves its tables in the background. It saves one map after the other,
   * and a transaction that commits meanwhile is saved in some of them and not in others: killed
   * then, the database opens with a row that an index lacks, or with one that only one connection
   * sees. Who writes holds this lock from the first change to the commit, and is saved whole or not
   * at all. It is reentrant, and held briefly by H2 about twice a second.
   */
  ReentrantLock savingLock() {
    return savingLock;
  }

  /** Bytes on disk. */
  long size() {
    return store.getFileStore().size();
  }

  /** How often the file has been written; the same again where nobody wrote. */
  long writes() {
    return store.getFileStore().getWriteCount();
  }

  /** How much of it is in use, in percent. */
  int used() {
    FileStore<?> file = store.getFileStore();
    return file.getFillRate() * file.getChunksFillRate() / 100;
  }

  /**
   * Moves up to 16 MB of what is in use to the front, and gives back what is free at the end.
   * Nobody else writes meanwhile, for up to 2 s.
   */
  void compactSome() {
    int retention = store.getRetentionTime();
    try {
      store.compactFile(0);
    } finally {
      // Compacting lowers it for good, and it is what protects a file that is not forced.
      store.setRetentionTime(retention);
    }
  }
}
