package io.trainyard.dsl;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Problem;
import io.trainyard.engine.pipeline.Source;
import io.trainyard.engine.pipeline.SourceRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds pipelines of one folder that have one name. */
public final class SameNames {
  private SameNames() {}

  /** An error for each pipeline whose name an earlier one has, with both files. */
  public static List<Problem> among(List<Pipeline> pipelines) {
    Map<String, Pipeline> first = new HashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Pipeline pipeline : pipelines) {
      Pipeline other = first.putIfAbsent(pipeline.name(), pipeline);
      if (other != null) {
        problems.add(
            Problem.error(
                new SourceRef(file(pipeline), 0, 0),
                "two pipelines are called '"
                    + pipeline.name()
                    + "' (the other one is in "
                    + file(other)
                    + "): rename one of them"));
      }
    }
    return problems;
  }

  private static String file(Pipeline pipeline) {
    return pipeline.sources().stream().map(Source::path).findFirst().orElse(pipeline.name());
  }
}
