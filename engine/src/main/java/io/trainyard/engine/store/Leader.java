package io.trainyard.engine.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Who leads the servers on one PostgreSQL.
 *
 * @param epoch rises by one whenever somebody begins to lead
 * @param holder such as {@code process 4711 since 2026-11-21T10:00:00Z}
 * @param address where it answers other servers, such as {@code http://127.0.0.1:7070}; empty = it
 *     does not yet
 * @param token lets other servers in there, until the next epoch; empty with the address
 */
public record Leader(long epoch, String holder, String address, String token) {
  public Leader {
    Objects.requireNonNull(address);
    Objects.requireNonNull(token);
  }

  /** Who leads at this address now; empty = nobody, or it cannot be seen. */
  public static Optional<Leader> of(PostgresAddress address) {
    try (Connection connection = address.connectToRead()) {
      return new LeaderRow(address.schema())
          .look(connection, address.tablesSchema())
          .filter(seen -> !seen.isVacant())
          .map(LeaderRow.Seen::leader);
    } catch (SQLException e) {
      LoggerFactory.getLogger(Leader.class).debug("the leader cannot be seen", e);
      return Optional.empty();
    }
  }

  /** Whether it can be asked. */
  public boolean answers() {
    return !address.isEmpty();
  }

  /** Names it, never the token. */
  @Override
  public String toString() {
    return holder + ", epoch " + epoch;
  }
}
