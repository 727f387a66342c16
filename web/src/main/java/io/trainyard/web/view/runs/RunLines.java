package io.trainyard.web.view.runs;

import io.trainyard.engine.run.Run;
import io.trainyard.web.view.Unfinished;
import io.trainyard.web.view.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Words runs as lines.
 *
 * @param unfinished how those that go on stand
 */
record RunLines(Unfinished unfinished, Words words) {
  List<RunsPage.Line> of(List<Run> runs) {
    return runs.stream().map(this::line).toList();
  }

  private RunsPage.Line line(Run run) {
    Instant began = run.started().orElse(run.created());
    return new RunsPage.Line(
        run.number(),
        run.pipeline(),
        unfinished.mark(run),
        run.runDate().toString(),
        by(run),
        words.at(began),
        words.full(began),
        run.started().isEmpty()
            ? ""
            : Words.duration(Duration.between(began, run.ended().orElse(words.now()))),
        run.state().isDone() ? run.reason() : unfinished.why(run));
  }

  private static String by(Run run) {
    String person = Words.person(run.actor());
    return run.cause().equals("person") ? person : run.cause() + ", " + person;
  }
}
