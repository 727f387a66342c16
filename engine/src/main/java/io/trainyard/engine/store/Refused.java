package io.trainyard.engine.store;

import io.trainyard.engine.event.Journal.Conflict;
import java.sql.SQLException;
import java.util.Set;

/** The tables refuse a transaction; the transactions beside it are not concerned. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1;
  private static final Set<String> FAULTS = Set.of("22", "23", "54");
  private final Exception reason;

  Refused(Exception reason) {
    super(reason.getMessage(), reason);
    this.reason = reason;
  }

  /**
   * A refusal when the data are at fault: SQLState class 22 (a value does not fit its column), 23
   * (a constraint is violated) or 54 (a text is too long for an index). Anything else is no refusal
   * but a failure of the database, and is thrown as it is.
   */
  static Refused orRethrow(SQLException e) throws SQLException {
    String state = e.getSQLState();
    if (state != null && state.length() == 5 && (FAULTS.contains(state.substring(0, 2)))) {
      Conflict conflict = new Conflict("the tables refuse it: " + e.getMessage());
      conflict.initCause(e);
      return new Refused(conflict);
    }
    throw e;
  }

  /** What the writer is told. */
  Exception reason() {
    return reason;
  }
}
