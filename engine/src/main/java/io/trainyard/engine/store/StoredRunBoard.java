package io.trainyard.engine.store;

import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunBoard;
import io.trainyard.engine.run.RunState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Overviews of what {@link RunTables} and {@link AttemptTables} hold. Thread-safe. */
public final class StoredRunBoard implements RunBoard {
  /** The order names the pipeline too, or H2 does not read it off the index. */
  private static final String LATEST =
      "(select * from run where pipeline = ? order by pipeline desc, number desc limit ?)";

  private static final String LEAST =
      "id, run, step, partition_key, try_number, token, state, cause, message, retryable,"
          + " exit_code, out_of_memory, not_before, started, ended, row_count, decision, skip,"
          + " reused, cast(null as varchar) as details, ";
  private static final String OPEN =
      "select "
          + LEAST
          + "cast(null as varchar) as findings from attempt"
          + " where run in (%s) and state in ('SCHEDULED', 'RUNNING', 'WAITING')"
          + " order by id limit ?";
  private static final String FINDINGS =
      "select "
          + LEAST
          + "findings from attempt where run in (%s) and findings is not null"
          + " order by id desc limit ?";

  private final Database database;

  public StoredRunBoard(Database database) {
    this.database = database;
  }

  @Override
  public Map<String, List<Run>> latest(Collection<String> pipelines, int each) {
    requireFew(pipelines);
    if (pipelines.isEmpty()) {
      return Map.of();
    }
    List<Object> values = new ArrayList<>();
    for (String pipeline : pipelines) {
      values.add(pipeline);
      values.add(each);
    }
    String sql = String.join(" union all ", Collections.nCopies(pipelines.size(), LATEST));
    Map<String, List<Run>> latest = new LinkedHashMap<>();
    for (Run run : database.list(RunForm::run, sql, values.toArray())) {
      latest.computeIfAbsent(run.pipeline(), absent -> new ArrayList<>()).add(run);
    }
    latest.values().forEach(runs -> runs.sort((a, b) -> Long.compare(b.number(), a.number())));
    return latest;
  }

  @Override
  public List<Run> unfinished(Set<String> pipelines, int limit) {
    List<Run> runs = new ArrayList<>(in(RunState.RUNNING, pipelines, limit));
    runs.addAll(in(RunState.QUEUED, pipelines, limit - runs.size()));
    return runs;
  }

  private List<Run> in(RunState state, Set<String> pipelines, int limit) {
    if (limit <= 0) {
      return List.of();
    }
    List<Object> values = new ArrayList<>(List.of(state.name()));
    String only = "";
    if (!pipelines.isEmpty()) {
      only = " and pipeline in (" + holes(pipelines) + ")";
      pipelines.stream().sorted().forEach(values::add);
    }
    values.add(limit);
    return database.list(
        RunForm::run,
        "select * from run where state = ?" + only + " order by state, number limit ?",
        values.toArray());
  }

  @Override
  public List<Attempt> open(Collection<Long> runs, int limit) {
    return attempts(OPEN, runs, limit);
  }

  @Override
  public List<Attempt> findings(Collection<Long> runs, int limit) {
    return attempts(FINDINGS, runs, limit);
  }

  private List<Attempt> attempts(String sql, Collection<Long> runs, int limit) {
    requireFew(runs);
    if (runs.isEmpty()) {
      return List.of();
    }
    List<Object> values = new ArrayList<>(runs);
    values.add(limit);
    return database.list(AttemptForm::attempt, sql.formatted(holes(runs)), values.toArray());
  }

  private static String holes(Collection<?> values) {
    return String.join(", ", Collections.nCopies(values.size(), "?"));
  }

  private static void requireFew(Collection<?> asked) {
    if (asked.size() > MOST) {
      throw new IllegalArgumentException("asked about " + asked.size() + " at once");
    }
  }
}
