package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.run.MetricEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** The curves of attempts: one row for each name and event, since points come in lots. */
public final class MetricTables implements Projection {
  private static final String POINTS =
      "create table metric_points("
          + "attempt bigint not null, name varchar(200) not null, seq bigint not null,"
          + " run bigint not null, points clob not null, primary key(attempt, name, seq))";
  private static final String BY_RUN =
      "create index metric_points_run on metric_points(run, attempt)";
  private static final String BY_SEQ = "create index metric_points_seq on metric_points(seq)";

  @Override
  public Set<String> kinds() {
    return Set.of(MetricEvents.ATTEMPT_METRICS);
  }

  @Override
  public List<String> schema() {
    return List.of(POINTS, BY_RUN, BY_SEQ);
  }

  @Override
  public void apply(Connection connection, Event event) throws SQLException, Conflict {
    MetricEvents.AttemptMetrics made =
        EventJson.read(event.json(), MetricEvents.AttemptMetrics.class);
    if (hasSeen(connection, made.attempt(), event.seq())) {
      return;
    }
    for (MetricEvents.Points points : made.series()) {
      Statements.update(
          connection,
          "insert into metric_points values(?, ?, ?, ?, ?)",
          made.attempt(),
          points.name(),
          event.seq(),
          event.run(),
          TableJson.write(points));
    }
  }

  private static boolean hasSeen(Connection connection, long attempt, long seq)
      throws SQLException {
    return Statements.first(
            connection,
            row -> row.getLong(1),
            "select seq from metric_points where attempt = ? and seq >= ? limit 1",
            attempt,
            seq)
        .isPresent();
  }
}
