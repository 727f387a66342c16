package io.trainyard.engine.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Renews the lease of a leader between the groups of its journal, where the tables of a home would
 * be forced: those of a PostgreSQL are, with every commit. Used by the journal thread alone, but
 * for {@link #open} and {@link #door}.
 */
final class LeaseKeeper implements Checkpoint {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Leadership leadership;
  private final Connection connection;
  private final Clock clock;
  private volatile Door door = Door.SHUT;
  private Door told = Door.SHUT;
  private Instant renewed;

  LeaseKeeper(Leadership leadership, Connection connection, Clock clock) {
    this.leadership = leadership;
    this.connection = connection;
    this.clock = clock;
    this.renewed = clock.instant();
  }

  /** Other servers are told this within a second. */
  void open(Door other) {
    door = other;
  }

  Door door() {
    return door;
  }

  @Override
  public void count(int transactions) {}

  /** Always: the journal thread never sleeps longer than a lease lasts. */
  @Override
  public boolean isPending() {
    return true;
  }

  @Override
  public boolean isDue() {
    return !told.equals(door)
        || Duration.between(renewed, clock.instant()).abs().compareTo(EVERY) >= 0;
  }

  @Override
  public void write(long seq, boolean closed) throws SQLException, IOException {
    if (closed) {
      leadership.resign(connection);
      return;
    }
    Door now = door;
    leadership.renew(connection, now);
    told = now;
    renewed = clock.instant();
  }
}
