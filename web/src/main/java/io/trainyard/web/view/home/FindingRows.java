package io.trainyard.web.view.home;

import io.trainyard.engine.check.Finding;
import io.trainyard.engine.check.Severity;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunState;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words what the last run of each pipeline found: the rules that did not hold, and failures that no
 * rule explains. Errors come first.
 *
 * @param runs the last run of each pipeline that has ended, by number
 */
record FindingRows(Map<Long, Run> runs, Words words) {
  List<Row> of(List<Attempt> found) {
    List<Row> rows = new ArrayList<>();
    Set<Long> explained = new HashSet<>();
    for (Attempt attempt : found) {
      Run run = runs.get(attempt.run());
      for (Finding finding : attempt.findings()) {
        if (run != null && !finding.passed()) {
          rows.add(row(run, attempt, finding));
          if (finding.severity() == Severity.ERROR) {
            explained.add(run.number());
          }
        }
      }
    }
    runs.values().stream()
        .filter(run -> run.state() == RunState.FAILED && !explained.contains(run.number()))
        .map(this::failure)
        .forEach(rows::add);
    rows.sort(Comparator.comparing(row -> row.mark() != Mark.FAILED));
    return rows;
  }

  private Row row(Run run, Attempt attempt, Finding finding) {
    boolean isError = finding.severity() == Severity.ERROR;
    String stopped = run.state() == RunState.FAILED && isError ? ". It stopped #" : ", in #";
    return new Row(
        isError ? Mark.FAILED : Mark.WARNING,
        run.pipeline(),
        "/runs/" + run.number() + "?step=" + attempt.step(),
        finding.subject() + ": " + finding.check(),
        words.ago(run.ended().orElse(run.created())),
        "",
        finding.why() + stopped + run.number() + ".");
  }

  private Row failure(Run run) {
    return new Row(
        Mark.FAILED,
        run.pipeline() + " #" + run.number(),
        "/runs/" + run.number(),
        "failed",
        words.ago(run.ended().orElse(run.created())),
        "",
        run.reason());
  }
}
