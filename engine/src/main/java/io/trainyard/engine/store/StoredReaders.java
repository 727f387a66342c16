package io.trainyard.engine.store;

import io.trainyard.engine.event.ReaderPositions;
import java.util.OptionalLong;

/** Reads what {@link ReaderTables} keeps. Thread-safe. */
public final class StoredReaders implements ReaderPositions {
  private final Database database;

  public StoredReaders(Database database) {
    this.database = database;
  }

  @Override
  public OptionalLong of(String reader) {
    return database
        .first(row -> row.getLong(1), "select position from reader where name = ?", reader)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }
}
