package io.trainyard.engine.store;

import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.trigger.Heard;
import io.trainyard.engine.trigger.TriggerEvents;
import io.trainyard.engine.trigger.Triggers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what {@link TriggerTables} and {@link ArrivalTables} keep. Thread-safe. */
public final class StoredTriggers implements Triggers {
  private final Database database;

  public StoredTriggers(Database database) {
    this.database = database;
  }

  @Override
  public List<Known> known() {
    return database.list(
        row ->
            new Known(
                row.getString("pipeline"), row.getString("trigger_name"), row.getLong("since")),
        "select * from event_trigger where listens order by name");
  }

  @Override
  public List<Heard> pending(String pipeline, String trigger) {
    return database
        .list(
            row -> EventJson.read(row.getString("heard"), TriggerEvents.Heard.class),
            "select heard from trigger_heard h join event_trigger t on t.name = h.name"
                + " where h.name = ? and h.event > t.settled and t.listens order by h.event",
            TriggerTables.name(pipeline, trigger))
        .stream()
        .map(each -> new Heard(each.event(), each.signal(), each.key(), each.at()))
        .toList();
  }

  @Override
  public Optional<Instant> lastStarted(String pipeline, String trigger) {
    return database
        .first(
            row -> Statements.instant(row, "started"),
            "select started from event_trigger where name = ?",
            TriggerTables.name(pipeline, trigger))
        .flatMap(found -> found);
  }

  @Override
  public Optional<Long> run(String pipeline, String trigger, String key) {
    return database.first(
        row -> row.getLong("run"),
        "select run from triggered_run where name = ? and event_key = ?",
        TriggerTables.name(pipeline, trigger),
        key);
  }

  @Override
  public Optional<TriggerEvents.Started> cause(long run) {
    return database.first(
        row -> EventJson.read(row.getString("started"), TriggerEvents.Started.class),
        "select started from triggered_run where run = ?",
        run);
  }

  @Override
  public Map<String, TriggerEvents.FileArrived> arrived(String pipeline, String trigger) {
    Map<String, TriggerEvents.FileArrived> arrived = new LinkedHashMap<>();
    database
        .list(
            row -> EventJson.read(row.getString("arrived"), TriggerEvents.FileArrived.class),
            "select arrived from arrived_file where name = ? order by id",
            TriggerTables.name(pipeline, trigger))
        .forEach(file -> arrived.put(file.path(), file));
    return arrived;
  }

  @Override
  public Optional<Long> received(String hook, String key) {
    return database.first(
        row -> row.getLong("id"),
        "select id from hook_call where hook = ? and call_key = ?",
        hook,
        key);
  }

  @Override
  public List<Skipped> leftOut(String pipeline, int limit) {
    return database.list(
        row ->
            new Skipped(
                Statements.instant(row, "decided").orElseThrow(),
                EventJson.read(row.getString("left_out"), TriggerEvents.LeftOut.class)),
        "select left_out, decided from trigger_left_out where pipeline = ?"
            + " order by id desc limit ?",
        pipeline,
        limit);
  }
}
