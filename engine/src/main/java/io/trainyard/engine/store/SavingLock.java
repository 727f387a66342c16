package io.trainyard.engine.store;

import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * What H2 holds while it saves its tables in the background. It saves one map after the other, and
 * a transaction that commits meanwhile is saved in some of them and not in others: killed then, the
 * database opens with a row that an index lacks, or with one that only one connection sees. Who
 * writes holds this lock from the first change to the commit, and is saved whole or not at all.
 *
 * <p>H2 has no public way to it; the release is pinned, and another one without it is refused.
 */
final class SavingLock {
  private static final String FIELD = "storeLock";

  private SavingLock() {}

  /**
   * The lock of the database of a connection; reentrant, held briefly by H2 about twice a second.
   */
  static Lock of(Connection connection) throws SQLException {
    SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    MVStore store = session.getDatabase().getStore().getMvStore();
    try {
      Field field = MVStore.class.getDeclaredField(FIELD);
      field.setAccessible(true);
      return (Lock) field.get(store);
    } catch (ReflectiveOperationException e) {
      throw new SQLException("this release of H2 has no lock named '" + FIELD + "'", e);
    }
  }
}
