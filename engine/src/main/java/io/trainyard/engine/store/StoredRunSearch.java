package io.trainyard.engine.store;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.KeptRequest;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunFilter;
import io.trainyard.engine.run.RunSearch;
import io.trainyard.engine.run.RunState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds rows of {@link RunTables}, {@link AttemptTables} and {@link RequestTables}. Thread-safe.
 */
public final class StoredRunSearch implements RunSearch {
  /** A called run begins soon after the one that calls it: no more runs begin in between. */
  private static final long MOST_RUNS_BETWEEN = 10_000;

  private final Database database;

  public StoredRunSearch(Database database) {
    this.database = database;
  }

  @Override
  public List<Run> find(RunFilter filter, int limit) {
    List<String> conditions = new ArrayList<>(List.of("true"));
    List<Object> values = new ArrayList<>();
    if (!filter.pipelines().isEmpty()) {
      int count = filter.pipelines().size();
      conditions.add("pipeline in (" + String.join(", ", Collections.nCopies(count, "?")) + ")");
      filter.pipelines().stream().sorted().forEach(values::add);
    }
    filter.state().ifPresent(state -> add(conditions, values, "state = ?", state.name()));
    filter.cause().ifPresent(cause -> add(conditions, values, "cause = ?", cause));
    filter.actor().ifPresent(actor -> add(conditions, values, "actor = ?", actor));
    filter.since().ifPresent(since -> add(conditions, values, "created >= ?", since));
    filter.day().ifPresent(day -> add(conditions, values, "run_date = ?", day));
    filter.before().ifPresent(number -> add(conditions, values, "number < ?", number));
    values.add(limit);
    return database.list(
        RunForm::run,
        "select * from run where "
            + String.join(" and ", conditions)
            + " order by number desc limit ?",
        values.toArray());
  }

  private static void add(
      List<String> conditions, List<Object> values, String condition, Object value) {
    conditions.add(condition);
    values.add(value);
  }

  @Override
  public List<Run> versions(String pipeline, int limit) {
    return database.list(
        RunForm::run,
        "select * from run where number in"
            + " (select max(number) from run where pipeline = ? group by version)"
            + " order by number desc limit ?",
        pipeline,
        limit);
  }

  @Override
  public List<Run> pipelines() {
    return database.list(
        RunForm::run,
        "select * from run where number in (select max(number) from run group by pipeline)"
            + " order by pipeline");
  }

  @Override
  public Map<RunState, Long> counts() {
    Map<RunState, Long> counts = new EnumMap<>(RunState.class);
    database
        .list(
            row -> Map.entry(RunState.valueOf(row.getString(1)), row.getLong(2)),
            "select state, count(*) from run group by state")
        .forEach(count -> counts.put(count.getKey(), count.getValue()));
    return counts;
  }

  @Override
  public Optional<Attempt> attempt(long id) {
    return database.first(AttemptForm::attempt, "select * from attempt where id = ?", id);
  }

  @Override
  public Neighbours neighbours(Run run) {
    return database
        .first(
            row ->
                new Neighbours(Statements.number(row, "earlier"), Statements.number(row, "later")),
            "select (select max(number) from run where pipeline = ? and number < ?) as earlier,"
                + " (select min(number) from run where pipeline = ? and number > ?) as later",
            run.pipeline(),
            run.number(),
            run.pipeline(),
            run.number())
        .orElseThrow();
  }

  @Override
  public Optional<Long> calledBy(Attempt attempt) {
    return database.first(
        row -> row.getLong(1),
        "select number from run where number > ? and number <= ? and parent = ?"
            + " order by number desc limit 1",
        attempt.run(),
        attempt.run() + MOST_RUNS_BETWEEN,
        attempt.id());
  }

  @Override
  public List<Attempt> makers(Digest artifact, int limit) {
    // What an attempt was handed has its digests too: those that it made are told apart below.
    return database
        .list(
            AttemptForm::attempt,
            "select * from attempt where details like ? order by id desc",
            "%" + artifact + "%")
        .stream()
        .filter(attempt -> made(attempt, artifact))
        .limit(limit)
        .toList();
  }

  private static boolean made(Attempt attempt, Digest artifact) {
    return attempt.outputs().values().stream().anyMatch(output -> output.digest().equals(artifact));
  }

  @Override
  public Optional<KeptRequest> request(Digest key) {
    return database.first(
        row ->
            new KeptRequest.Facts(row.getString("request_key"), row.getString("body"))
                .of(row.getLong("run")),
        "select * from request where request_key = ?",
        key.toString());
  }
}
