package io.trainyard.engine.store;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.KeptRequest;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunFilter;
import io.trainyard.engine.run.RunSearch;
import io.trainyard.engine.run.RunState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds rows of {@link RunTables}, {@link AttemptTables} and {@link RequestTables}. Thread-safe.
 */
public final class StoredRunSearch implements RunSearch {
  /** A called run begins soon after the one that calls it: no more runs begin in between. */
  private static final long MOST_RUNS_BETWEEN = 10_000;

  /**
   * The latest of each, since many runs may make the same; the order lets indexes be read. How many
   * is no parameter: H2 takes the rows of an inner select for those of another limit.
   */
  private static final String MAKERS =
      "select a.* from ((select attempt from table_version where digest = ? and attempt < ?"
          + " order by digest desc, attempt desc limit %1$d) union"
          + " (select attempt from made_artifact where begins = ? and attempt < ?"
          + " order by begins desc, attempt desc limit %1$d)) m"
          + " join attempt a on a.id = m.attempt order by a.id desc limit %1$d";

  private final Database database;

  public StoredRunSearch(Database database) {
    this.database = database;
  }

  @Override
  public List<Run> find(RunFilter filter, int limit) {
    RunQuery query = RunQuery.of(filter, limit);
    List<Run> found = database.list(RunForm::run, query.sql(), query.values());
    return found.stream()
        .sorted(Comparator.comparingLong(Run::number).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public List<Run> versions(String pipeline, int limit) {
    return database.list(
        RunForm::run,
        "select r.* from latest_run l join run r on r.number = l.run"
            + " where l.pipeline = ? order by l.run desc limit ?",
        pipeline,
        limit);
  }

  @Override
  public List<Run> pipelines() {
    return database.list(
        RunForm::run,
        "select r.* from (select max(run) as run from latest_run group by pipeline) l"
            + " join run r on r.number = l.run order by r.pipeline");
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
    List<Attempt> makers = new ArrayList<>();
    long before = Long.MAX_VALUE;
    List<Attempt> some;
    do {
      some = alike(artifact, before, limit);
      // Another artifact's digest may begin alike.
      some.stream().filter(attempt -> made(attempt, artifact)).forEach(makers::add);
      before = some.isEmpty() ? before : some.get(some.size() - 1).id();
    } while (some.size() == limit && makers.size() < limit);
    return makers.subList(0, Math.min(limit, makers.size()));
  }

  private List<Attempt> alike(Digest artifact, long before, int limit) {
    String digest = artifact.toString();
    long begins = MadeRows.begins(artifact);
    String sql = String.format(Locale.ROOT, MAKERS, limit);
    return database.list(AttemptForm::attempt, sql, digest, before, begins, before);
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
