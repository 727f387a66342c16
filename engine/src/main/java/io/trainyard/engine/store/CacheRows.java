package io.trainyard.engine.store;

import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.CacheKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of attempts that had one, by which their results are found again. Held until they are
 * written with their attempts, as a batch. Used by the journal thread alone.
 */
final class CacheRows {
  /** What an attempt belongs to stands in its row too, so that the last of a step is found. */
  static final List<String> SCHEMA =
      List.of(
          "create table cache_key("
              + "attempt bigint primary key, run bigint not null, pipeline varchar not null,"
              + " step varchar not null, partition_key varchar not null,"
              + " digest varchar(80) not null, parts varchar not null,"
              + " reusable boolean not null, seq bigint not null)",
          "create index cache_key_digest on cache_key(digest, attempt)",
          "create index cache_key_step on cache_key(pipeline, step, partition_key, attempt)");

  private static final String INSERT =
      "insert into cache_key select ?, number, pipeline, ?, ?, ?, ?, ?, ? from run"
          + " where number = ?";

  private final List<Held> rows = new ArrayList<>();
  private int kept;

  private record Held(Attempt attempt, CacheKey key, long seq) {}

  /** Holds the key of an attempt that has ended; nothing where it has none. */
  void hold(Attempt attempt, long seq) {
    attempt.cacheKey().ifPresent(key -> rows.add(new Held(attempt, key, seq)));
  }

  /** Writes them; their runs have been written before. */
  void flush(Connection connection) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Held held : rows) {
        Attempt attempt = held.attempt;
        Statements.bind(
            insert,
            attempt.id(),
            attempt.step(),
            attempt.key(),
            held.key.digest().toString(),
            TableJson.write(held.key.parts()),
            attempt.state() == AttemptState.SUCCEEDED,
            held.seq,
            attempt.run());
        insert.addBatch();
      }
      insert.executeBatch();
    }
    forget();
  }

  void forget() {
    rows.clear();
    kept = 0;
  }

  void keep() {
    kept = rows.size();
  }

  void takeBack() {
    rows.subList(kept, rows.size()).clear();
  }
}
