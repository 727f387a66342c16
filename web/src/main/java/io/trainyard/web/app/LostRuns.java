package io.trainyard.web.app;

import io.trainyard.engine.run.Run;
import java.io.PrintStream;
import java.util.List;

/** Tells of runs that ended because their process did. */
final class LostRuns {
  private static final int SHOWN = 5;

  private LostRuns() {}

  static void tell(List<Run> lost, PrintStream err) {
    lost.stream()
        .limit(SHOWN)
        .map(
            run ->
                "run %d of %s was lost with its process; go on with: ./trainyard rerun %d"
                    .formatted(run.number(), run.pipeline(), run.number()))
        .forEach(err::println);
    if (lost.size() > SHOWN) {
      err.println("and %d more: ./trainyard runs".formatted(lost.size() - SHOWN));
    }
  }
}
