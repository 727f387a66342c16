package io.trainyard.web.view.home;

import io.trainyard.engine.registry.Approval;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunBoard;
import io.trainyard.engine.security.Permission;
import io.trainyard.web.api.PipelineView;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Unfinished;
import io.trainyard.web.view.ViewPorts;
import io.trainyard.web.view.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the first page reads, for one visit. Each question is bounded, however many runs there are.
 */
final class Overview {
  private static final int LAST = 20;
  private static final int GOING_ON = 50;
  private static final int ASKED = 20;
  private final ViewPorts ports;
  private final Visit visit;
  private final List<PipelineView> pipelines;
  private final Map<String, List<Run>> runs;

  Overview(ViewPorts ports, Visit visit, List<PipelineView> pipelines) {
    this.ports = ports;
    this.visit = visit;
    this.pipelines = pipelines;
    this.runs = ports.board().latest(pipelines.stream().map(PipelineView::name).toList(), LAST);
  }

  /** The pipelines that whoever looks may see: those that ran last where there are many. */
  static List<PipelineView> visible(ViewPorts ports, Visit visit) {
    return ports.server().pipelines().pipelines().stream()
        .filter(pipeline -> visit.sees(pipeline.name()))
        .toList();
  }

  /** As many as are asked about at once, those that ran last first, then in their own order. */
  static List<PipelineView> latest(List<PipelineView> all) {
    return all.stream()
        .sorted(Comparator.comparingLong(Overview::lastRun).reversed())
        .limit(RunBoard.MOST)
        .sorted(Comparator.comparing(PipelineView::name))
        .toList();
  }

  private static long lastRun(PipelineView pipeline) {
    Long last = pipeline.lastRun();
    return last == null ? Long.MAX_VALUE : last;
  }

  /**
   * The pipelines as lines.
   *
   * @param marks how runs that go on are, where that is known
   */
  List<PipelineLine> lines(Map<Long, Mark> marks) {
    Map<String, Instant> next = PipelineLines.next(ports.desk().schedules().schedules());
    return new PipelineLines(runs, next, marks, visit.words()).of(pipelines);
  }

  /**
   * What goes on, with what of it waits for whoever looks.
   *
   * @param marks how each of these runs is, by number
   */
  record GoingOn(HomePage.Card now, HomePage.Card approvals, Map<Long, Mark> marks) {}

  GoingOn goingOn() {
    List<Run> unfinished = ports.board().unfinished(visit.who().pipelines(), GOING_ON);
    Map<Long, Run> byNumber = new LinkedHashMap<>();
    unfinished.forEach(run -> byNumber.put(run.number(), run));
    Unfinished going = Unfinished.of(ports, unfinished);
    List<Row> now = new NowRows(going, usual(), visit.words()).of(unfinished);
    List<Row> asked =
        new ApprovalRows(byNumber, visit.actor(), visit.words()).of(approvals(going.attempts()));
    Map<Long, Mark> marks = new HashMap<>();
    for (int i = 0; i < now.size(); i++) {
      marks.put(unfinished.get(i).number(), now.get(i).mark());
    }
    return new GoingOn(HomePage.Card.of(now), HomePage.Card.of(asked), marks);
  }

  private List<Approval> approvals(List<Attempt> open) {
    if (!visit.may(Permission.APPROVE)) {
      return List.of();
    }
    return open.stream()
        .filter(attempt -> attempt.state() == AttemptState.WAITING)
        .limit(ASKED)
        .flatMap(attempt -> ports.approvals().of(attempt.id()).stream())
        .toList();
  }

  private Map<String, Duration> usual() {
    Map<String, Duration> usual = new HashMap<>();
    runs.forEach(
        (pipeline, last) ->
            PipelineLines.median(PipelineLines.took(last))
                .ifPresent(median -> usual.put(pipeline, median)));
    return usual;
  }

  HomePage.Card findings(LastFindings last) {
    Map<Long, Run> ended = new LinkedHashMap<>();
    runs.values()
        .forEach(
            latest ->
                latest.stream()
                    .filter(run -> run.state().isDone())
                    .findFirst()
                    .ifPresent(run -> ended.put(run.number(), run)));
    List<Attempt> found = last.of(ended.keySet());
    return HomePage.Card.of(new FindingRows(ended, visit.words()).of(found));
  }
}
