package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.RunEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which tables attempts made, and which took published ones, so that a table is found by name or
 * digest without a look at every attempt.
 */
public final class CatalogueTables implements Projection {
  private static final String NAME =
      "create table table_name("
          + "id bigint primary key, pipeline varchar not null, output varchar not null,"
          + " seq bigint not null, unique(pipeline, output))";
  private static final String VERSION =
      "create table table_version("
          + "id bigint primary key, name bigint not null, digest varchar(80) not null,"
          + " bytes bigint not null, facts varchar not null, run bigint not null,"
          + " attempt bigint not null, made timestamp(9) with time zone not null,"
          + " seq bigint not null)";
  private static final String BY_NAME =
      "create index table_version_name on table_version(name, id)";
  private static final String BY_DIGEST =
      "create index table_version_digest on table_version(digest, attempt)";
  private static final String USE =
      "create table published_use("
          + "id bigint primary key, digest varchar(80) not null, name varchar not null,"
          + " pipeline varchar not null, run bigint not null, attempt bigint not null,"
          + " seq bigint not null)";
  private static final String USE_BY_DIGEST =
      "create index published_use_digest on published_use(digest)";

  /** Rows of one event are numbered within it; no step has as many inputs or outputs. */
  private static final long MOST_OF_EVENT = 1_000;

  private static final String PUBLISHED = "published(";

  private final List<Event> held = new ArrayList<>();
  private int kept;

  @Override
  public Set<String> kinds() {
    return Set.of(RunEvents.ATTEMPT_STARTED, RunEvents.ATTEMPT_ENDED);
  }

  @Override
  public List<String> schema() {
    return List.of(NAME, VERSION, BY_NAME, BY_DIGEST, USE, USE_BY_DIGEST);
  }

  /** Whatever it says is written later: it never refuses anything. */
  @Override
  public void apply(Connection connection, Event event) {
    String word =
        event.kind().equals(RunEvents.ATTEMPT_ENDED)
            ? '"' + ArtifactKind.TABLE.word() + '"'
            : PUBLISHED;
    if (event.json().contains(word)) {
      held.add(event);
    }
  }

  /** The tables of runs are written before these. */
  @Override
  public void flush(Connection connection) throws SQLException, Conflict {
    for (Event event : held) {
      if (event.kind().equals(RunEvents.ATTEMPT_ENDED)) {
        ended(connection, event);
      } else {
        started(connection, event);
      }
    }
    forget();
  }

  @Override
  public void forget() {
    held.clear();
    kept = 0;
  }

  @Override
  public boolean mayLag() {
    return true;
  }

  @Override
  public void keep() {
    kept = held.size();
  }

  @Override
  public void takeBack() {
    held.subList(kept, held.size()).clear();
  }

  private static void started(Connection connection, Event event) throws SQLException, Conflict {
    RunEvents.AttemptStarted started = event.facts(RunEvents.AttemptStarted.class);
    long id = event.seq() * MOST_OF_EVENT;
    for (RunEvents.Used used : started.inputs()) {
      if (used.origin().startsWith(PUBLISHED) && used.digest() != null) {
        new RowChange(connection, event, "published_use", "id")
            .insert(
                id,
                "insert into published_use values(?, ?, ?, ?, ?, ?, ?)",
                id,
                used.digest(),
                used.origin(),
                pipeline(connection, event.run()),
                event.run(),
                started.attempt(),
                event.seq());
        id++;
      }
    }
  }

  private static void ended(Connection connection, Event event) throws SQLException, Conflict {
    RunEvents.AttemptEnded attempt = event.facts(RunEvents.AttemptEnded.class);
    boolean isGood =
        attempt.state() == AttemptState.SUCCEEDED || attempt.state() == AttemptState.CACHED;
    long id = event.seq() * MOST_OF_EVENT;
    for (RunEvents.Made made : isGood ? attempt.outputs().values() : List.<RunEvents.Made>of()) {
      if (made.kind().equals(ArtifactKind.TABLE.word())) {
        long name = name(connection, event, made.name(), id);
        new RowChange(connection, event, "table_version", "id")
            .insert(
                id,
                "insert into table_version values(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                name,
                made.digest(),
                made.bytes(),
                TableJson.write(new TreeMap<>(made.facts())),
                event.run(),
                attempt.attempt(),
                event.time(),
                event.seq());
        id++;
      }
    }
  }

  /** The name's number: that of the first version. */
  private static long name(Connection connection, Event event, String output, long id)
      throws SQLException, Conflict {
    String pipeline = pipeline(connection, event.run());
    var known =
        Statements.first(
            connection,
            row -> row.getLong(1),
            "select id from table_name where pipeline = ? and output = ?",
            pipeline,
            output);
    if (known.isPresent()) {
      return known.get();
    }
    AppliedRows.insert(
        connection,
        "table " + pipeline + "." + output,
        "insert into table_name values(?, ?, ?, ?)",
        id,
        pipeline,
        output,
        event.seq());
    return id;
  }

  private static String pipeline(Connection connection, long run) throws SQLException {
    return Statements.first(
            connection, row -> row.getString(1), "select pipeline from run where number = ?", run)
        .orElse("");
  }
}
