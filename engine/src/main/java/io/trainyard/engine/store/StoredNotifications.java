package io.trainyard.engine.store;

import io.trainyard.engine.alert.AlertEvents;
import io.trainyard.engine.alert.Notification;
import io.trainyard.engine.alert.NotificationState;
import io.trainyard.engine.alert.Notifications;
import io.trainyard.engine.event.EventJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads what {@link NotificationTables} keeps. Thread-safe. */
public final class StoredNotifications implements Notifications {
  private final Database database;

  public StoredNotifications(Database database) {
    this.database = database;
  }

  @Override
  public List<Notification> latest(
      Set<String> pipelines, Optional<NotificationState> state, long before, int limit) {
    StringBuilder sql = new StringBuilder("select * from notification where id < ?");
    List<Object> values = new ArrayList<>(List.of(before));
    if (!pipelines.isEmpty()) {
      sql.append(" and pipeline in (").append("?, ".repeat(pipelines.size() - 1)).append("?)");
      values.addAll(pipelines);
    }
    state.ifPresent(
        wanted -> {
          sql.append(" and state = ?");
          values.add(wanted.name());
        });
    values.add(limit);
    return database.list(
        StoredNotifications::notification,
        sql.append(" order by id desc limit ?").toString(),
        values.toArray());
  }

  @Override
  public Set<String> openChannels() {
    return new TreeSet<>(
        database.list(
            row -> row.getString(1),
            "select distinct channel from notification where state = 'DUE'"));
  }

  @Override
  public Optional<Notification> due(String channel, Instant now) {
    return database.first(
        StoredNotifications::notification,
        "select * from notification where state = 'DUE' and channel = ?"
            + " and (next_try is null or next_try <= ?) order by id limit 1",
        channel,
        now);
  }

  @Override
  public Optional<Instant> next(String channel) {
    return database
        .first(
            row -> Statements.instant(row, "at"),
            "select min(coalesce(next_try, created)) at from notification"
                + " where state = 'DUE' and channel = ?",
            channel)
        .flatMap(at -> at);
  }

  @Override
  public int leftOutBefore(Notification notification) {
    AlertEvents.Due due = notification.due();
    return database
        .first(
            row -> row.getInt(1),
            "select count(*) from notification l where l.pipeline = ? and l.id < ?"
                + " and l.about = ? and l.step = ? and l.channel = ? and l.message = ?"
                + " and l.state = 'LEFT_OUT' and l.id > (select coalesce(max(o.id), 0)"
                + " from notification o where o.pipeline = l.pipeline and o.id < ?"
                + " and o.about = l.about and o.step = l.step and o.channel = l.channel"
                + " and o.message = l.message and o.state <> 'LEFT_OUT')",
            due.pipeline(),
            notification.id(),
            due.about(),
            due.step(),
            due.channel(),
            due.message(),
            notification.id())
        .orElse(0);
  }

  private static Notification notification(ResultSet row) throws SQLException {
    return new Notification(
        row.getLong("id"),
        Statements.instant(row, "created").orElseThrow(),
        EventJson.read(row.getString("due"), AlertEvents.Due.class),
        row.getLong("run"),
        NotificationState.valueOf(row.getString("state")),
        row.getInt("tries"),
        Statements.instant(row, "next_try"),
        Statements.instant(row, "ended"),
        row.getString("problem"));
  }
}
