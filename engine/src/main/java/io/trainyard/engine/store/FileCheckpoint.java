package io.trainyard.engine.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Forces the tables to disk now and then, and notes up to where they are there: what a start after
 * a crash need not replay. Used by the journal thread alone.
 */
final class FileCheckpoint implements Checkpoint {
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final int TRANSACTIONS = 20_000;

  private final Tables tables;
  private final Path file;
  private final String storeId;
  private final Clock clock;
  private Instant last;
  private int pending;

  FileCheckpoint(Tables tables, Path home, String storeId, Clock clock) {
    this.tables = tables;
    this.file = Checkpoint.file(home);
    this.storeId = storeId;
    this.clock = clock;
    this.last = clock.instant();
  }

  @Override
  public void count(int transactions) {
    pending += transactions;
  }

  @Override
  public boolean isPending() {
    return pending > 0;
  }

  /** 5 s or 20,000 transactions after the last one. */
  @Override
  public boolean isDue() {
    // The clock may jump back; the distance then still grows.
    Duration since = Duration.between(last, clock.instant()).abs();
    return pending > 0 && (pending >= TRANSACTIONS || since.compareTo(EVERY) >= 0);
  }

  @Override
  public void write(long seq, boolean closed) throws SQLException, IOException {
    tables.note(seq);
    tables.force();
    new ViewPosition(storeId, seq, closed).write(file);
    last = clock.instant();
    pending = 0;
  }
}
