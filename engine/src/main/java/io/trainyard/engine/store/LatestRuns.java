package io.trainyard.engine.store;

import io.trainyard.engine.run.Run;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The latest run of every version of a pipeline: as many rows as there are versions, so that a list
 * of pipelines or of versions does not look at every run. Held until the runs are written, when
 * each version that ran since is written once. Used by the journal thread alone.
 */
final class LatestRuns {
  /** A row has the number of the first run of its version. */
  static final List<String> SCHEMA =
      List.of(
          "create table latest_run("
              + "id bigint primary key, pipeline varchar not null, version varchar not null,"
              + " run bigint not null, seq bigint not null, unique(pipeline, version))");

  private final List<Created> held = new ArrayList<>();
  private int kept;

  private record Version(String pipeline, String version) {}

  /** A run that was created by the event of this seq. */
  private record Created(Version version, long run, long seq) {
    /** Of two, what a row that has seen both says. */
    Created and(Created other) {
      return new Created(version, Math.max(run, other.run), Math.max(seq, other.seq));
    }
  }

  private record Row(long id, Created latest) {}

  /** Holds a run that was created. */
  void hold(Run run, long seq) {
    held.add(new Created(new Version(run.pipeline(), run.version()), run.number(), seq));
  }

  void flush(Connection connection) throws SQLException {
    Map<Version, Created> latest = new LinkedHashMap<>();
    held.forEach(created -> latest.merge(created.version, created, Created::and));
    for (Created created : latest.values()) {
      write(connection, created);
    }
    forget();
  }

  private static void write(Connection connection, Created created) throws SQLException {
    Version version = created.version;
    Optional<Row> known =
        Statements.first(
            connection,
            row -> read(row, version),
            "select id, run, seq from latest_run where pipeline = ? and version = ?",
            version.pipeline,
            version.version);
    if (known.isEmpty()) {
      Statements.update(
          connection,
          "insert into latest_run values(?, ?, ?, ?, ?)",
          created.run,
          version.pipeline,
          version.version,
          created.run,
          created.seq);
    } else if (known.get().latest.seq < created.seq) {
      Created now = known.get().latest.and(created);
      Statements.update(
          connection,
          "update latest_run set run = ?, seq = ? where id = ?",
          now.run,
          now.seq,
          known.get().id);
    }
  }

  private static Row read(ResultSet row, Version version) throws SQLException {
    return new Row(row.getLong("id"), new Created(version, row.getLong("run"), row.getLong("seq")));
  }

  void forget() {
    held.clear();
    kept = 0;
  }

  void keep() {
    kept = held.size();
  }

  void takeBack() {
    held.subList(kept, held.size()).clear();
  }
}
