package io.trainyard.engine.store;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.run.Attempt;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which attempts made what is no table, by the first bytes of its digest; tables have their {@link
 * CatalogueTables}. So an artifact's makers are found without a look at every attempt. Held until
 * they are written with their attempts, as a batch. Used by the journal thread alone.
 */
final class MadeRows {
  static final List<String> SCHEMA =
      List.of(
          "create table made_artifact("
              + "id bigint primary key, begins bigint not null, attempt bigint not null,"
              + " seq bigint not null)",
          "create index made_artifact_begins on made_artifact(begins, attempt)");

  /** Rows of one event are numbered within it; no step has as many outputs. */
  private static final long MOST_OF_EVENT = 1_000;

  private static final int HEX = 16;
  private static final int DIGITS = 16;
  private final List<Made> rows = new ArrayList<>();
  private int kept;

  private record Made(long id, long begins, long attempt, long seq) {}

  /** What a row has of a digest. */
  static long begins(Digest digest) {
    return Long.parseUnsignedLong(digest.hex().substring(0, DIGITS), HEX);
  }

  /** Holds what an attempt that has ended made. */
  void hold(Attempt attempt, long seq) {
    long id = seq * MOST_OF_EVENT;
    for (Artifact made : attempt.outputs().values()) {
      if (!made.kind().equals(ArtifactKind.TABLE.word())) {
        rows.add(new Made(id, begins(made.digest()), attempt.id(), seq));
        id++;
      }
    }
  }

  void flush(Connection connection) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert into made_artifact values(?, ?, ?, ?)")) {
      for (Made made : rows) {
        Statements.bind(insert, made.id, made.begins, made.attempt, made.seq);
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
