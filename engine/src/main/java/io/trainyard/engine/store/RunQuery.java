package io.trainyard.engine.store;

import io.trainyard.engine.run.RunFilter;
import io.trainyard.engine.run.RunState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The statement that finds the runs of a filter, read off an index from its end: of each pipeline
 * on its own where several are named, since no index has the runs of several in order.
 */
record RunQuery(String sql, Object[] values) {
  /** Of more pipelines than these, runs are not looked for one by one. */
  private static final int MOST_PARTS = 200;

  /**
   * Few recent runs are told by the index of times, from the smallest of their numbers on; where
   * there are many, the first ones that are read are among them. A clock that was set back makes an
   * earlier run the later one, so numbers alone do not tell.
   */
  private static final String SINCE =
      "created >= ? and number >= coalesce((select case when count(*) > 200 then 0"
          + " else min(number) end from (select number from run where created >= ? limit 201)"
          + " recent), "
          + Long.MAX_VALUE
          + ")";

  static RunQuery of(RunFilter filter, int limit) {
    List<String> pipelines = filter.pipelines().stream().sorted().toList();
    if (pipelines.size() <= 1 || pipelines.size() > MOST_PARTS) {
      return new Part().query(filter, pipelines, limit);
    }
    List<String> parts = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (String pipeline : pipelines) {
      RunQuery query = new Part().query(filter, List.of(pipeline), limit);
      parts.add("(" + query.sql + ")");
      Collections.addAll(values, query.values);
    }
    return new RunQuery(String.join(" union all ", parts), values.toArray());
  }

  /** A statement that is being put together. */
  private static final class Part {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** Columns with one value each, each of which an index begins with; the rarest values first. */
    private final List<String> fixed = new ArrayList<>();

    private void ofPipelines(List<String> names) {
      if (names.size() == 1) {
        is("pipeline", names.get(0));
      } else if (!names.isEmpty()) {
        String holes = String.join(", ", Collections.nCopies(names.size(), "?"));
        conditions.add("pipeline in (" + holes + ")");
        values.addAll(names);
      }
    }

    private void is(String column, Object value) {
      add(column + " = ?", value);
      fixed.add(column);
    }

    private void add(String condition, Object... holes) {
      conditions.add(condition);
      Collections.addAll(values, holes);
    }

    private RunQuery query(RunFilter filter, List<String> pipelines, int limit) {
      filter.day().ifPresent(day -> is("run_date", day));
      ofPipelines(pipelines);
      Optional<RunState> rare = filter.state().filter(state -> state != RunState.SUCCEEDED);
      rare.ifPresent(state -> is("state", state.name()));
      filter.actor().ifPresent(actor -> is("actor", actor));
      filter.cause().ifPresent(cause -> is("cause", cause));
      filter.state().filter(state -> rare.isEmpty()).ifPresent(state -> is("state", state.name()));
      filter.since().ifPresent(since -> add(SINCE, since, since));
      filter.before().ifPresent(number -> add("number < ?", number));
      values.add(limit);
      String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
      return new RunQuery("select * from run" + where + order() + " limit ?", values.toArray());
    }

    /** The order names the column too, or H2 does not read it off the index. */
    private String order() {
      String first = fixed.isEmpty() ? "" : fixed.get(0) + " desc, ";
      return " order by " + first + "number desc";
    }
  }
}
