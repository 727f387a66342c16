package io.trainyard.engine.store;

import java.io.IOException;

/**
 * There are no tables in the PostgreSQL that this release reads: nobody has led yet, or a server of
 * another release leads.
 */
public final class NotReadable extends IOException {
  private static final long serialVersionUID = 1;

  NotReadable(PostgresAddress address, boolean isThere) {
    super(
        address
            + (isThere
                ? " has the tables of another release: this server reads them when it leads, or"
                    + " when it is of the leader's release"
                : " has no tables yet: a server makes them when it leads"));
  }
}
