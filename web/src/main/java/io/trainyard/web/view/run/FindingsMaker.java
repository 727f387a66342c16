package io.trainyard.web.view.run;

import io.trainyard.engine.check.Finding;
import io.trainyard.engine.check.Severity;
import io.trainyard.engine.run.Attempt;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Words what checks found in a run. Pure. */
final class FindingsMaker {
  /** Attempts whose findings one page reads. */
  static final int MOST = 40;

  private static final int NAMED = 6;
  private final Viewing viewing;

  FindingsMaker(Viewing viewing) {
    this.viewing = viewing;
  }

  /** The findings of attempts, those that matter first. */
  RunPage.Findings of(List<Attempt> attempts) {
    List<RunPage.FindingsOf> steps =
        new ArrayList<>(attempts.stream().filter(this::isLast).map(this::step).toList());
    steps.sort(Comparator.comparing(step -> order(step.mark())));
    long unmet =
        attempts.stream()
            .flatMap(each -> each.findings().stream())
            .filter(FindingsMaker::isUnmet)
            .count();
    long met =
        attempts.stream().flatMap(each -> each.findings().stream()).filter(Finding::passed).count();
    String summary =
        unmet == 0
            ? Words.count(met) + " met"
            : Words.count(unmet) + " not met, " + Words.count(met) + " met";
    return new RunPage.Findings(steps.isEmpty() ? "" : summary, steps);
  }

  /** Findings of a try that was followed by another one are of that step's page only. */
  private boolean isLast(Attempt attempt) {
    List<Attempt> tries = viewing.run().nodes().of(attempt.step(), attempt.key());
    return tries.isEmpty() || tries.get(tries.size() - 1).id() == attempt.id();
  }

  private static int order(Mark mark) {
    return mark == Mark.FAILED ? 0 : mark == Mark.WARNING ? 1 : 2;
  }

  private RunPage.FindingsOf step(Attempt attempt) {
    List<Finding> findings = attempt.findings();
    List<Finding> unmet = findings.stream().filter(FindingsMaker::isUnmet).toList();
    List<Finding> named = unmet.isEmpty() ? findings : unmet;
    String text =
        named.stream().limit(NAMED).map(FindingsMaker::said).collect(Collectors.joining(" · "));
    int more = named.size() - NAMED;
    return new RunPage.FindingsOf(
        worst(findings),
        attempt.node().toString(),
        Words.count(findings.size() - unmet.size())
            + " of "
            + Words.count(findings.size())
            + " met",
        viewing.address(attempt.step(), attempt.key()),
        attempt.ended().map(viewing.words()::at).orElse(""),
        more > 0 ? text + " · and " + Words.count(more) + " more" : text);
  }

  private static boolean isUnmet(Finding finding) {
    return !finding.passed();
  }

  private static Mark worst(List<Finding> findings) {
    boolean isError =
        findings.stream().anyMatch(each -> isUnmet(each) && each.severity() == Severity.ERROR);
    boolean isWarning = findings.stream().anyMatch(FindingsMaker::isUnmet);
    return isError ? Mark.FAILED : isWarning ? Mark.WARNING : Mark.SUCCEEDED;
  }

  private static String said(Finding finding) {
    return finding.passed() ? name(finding) : name(finding) + ": " + finding.why();
  }

  /** Some rules name what they are about themselves. */
  private static String name(Finding finding) {
    return finding.check().startsWith(finding.subject() + " ")
        ? finding.check()
        : finding.subject() + " " + finding.check();
  }

  /** A row of the table of one attempt's findings. */
  static StepPanel.Found row(Finding finding) {
    Mark mark =
        finding.passed()
            ? Mark.SUCCEEDED
            : finding.severity() == Severity.ERROR ? Mark.FAILED : Mark.WARNING;
    return new StepPanel.Found(
        mark,
        name(finding),
        finding.value(),
        finding.bound(),
        finding.passed() ? "Met" : mark == Mark.FAILED ? "Not met" : "Not met, a warning");
  }
}
