package io.trainyard.web.view.runs;

import io.trainyard.engine.run.Run;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Words runs as lines. */
record RunLines(Words words) {
  List<RunsPage.Line> of(List<Run> runs) {
    return runs.stream().map(this::line).toList();
  }

  private RunsPage.Line line(Run run) {
    Instant began = run.started().orElse(run.created());
    boolean isPaused = run.pausedBy().isPresent() && !run.state().isDone();
    return new RunsPage.Line(
        run.number(),
        run.pipeline(),
        isPaused ? Mark.PAUSED : Mark.of(run.state()),
        run.runDate().toString(),
        by(run),
        words.at(began),
        words.full(began),
        run.started().isEmpty()
            ? ""
            : Words.duration(Duration.between(began, run.ended().orElse(words.now()))),
        run.reason());
  }

  private static String by(Run run) {
    return run.cause().equals("person") ? run.actor() : run.cause() + ", " + run.actor();
  }
}
