package io.trainyard.web.view.pipeline;

import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunFilter;
import io.trainyard.engine.run.RunSearch;
import io.trainyard.engine.run.Runs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The last runs of pipelines as columns of a grid. Runs that have ended do not change any more, so
 * the latest looked at are kept. Thread-safe.
 */
final class RunColumns {
  private static final int KEPT = 500;
  private final Runs runs;
  private final RunSearch search;

  private final Map<Long, RunColumn> ended =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, RunColumn> eldest) {
              return size() > KEPT;
            }
          });

  RunColumns(Runs runs, RunSearch search) {
    this.runs = runs;
    this.search = search;
  }

  /** At most so many, the oldest first. */
  List<RunColumn> of(String pipeline, int count) {
    List<RunColumn> columns = new ArrayList<>();
    for (Run run : search.find(RunFilter.ofPipeline(pipeline), count)) {
      columns.add(column(run));
    }
    Collections.reverse(columns);
    return columns;
  }

  private RunColumn column(Run run) {
    RunColumn known = ended.get(run.number());
    if (known != null) {
      return known;
    }
    RunColumn column = RunColumn.of(run, runs.outline(run.number()));
    if (run.state().isDone()) {
      ended.put(run.number(), column);
    }
    return column;
  }
}
