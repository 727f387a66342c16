package io.trainyard.web.view.run;

import io.trainyard.engine.event.EventLog;
import io.trainyard.engine.registry.PipelineVersion;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.MetricPoints;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.StepKey;
import io.trainyard.web.api.AttemptsDesk;
import io.trainyard.web.api.Problem;
import io.trainyard.web.view.Kept;
import io.trainyard.web.view.ViewPorts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what the page of a run shows: a fixed number of statements, however many steps the run has.
 * Thread-safe.
 */
final class RunReading {
  /** As many attempts and steps of runs that have ended are kept: they do not change any more. */
  private static final int MOST_KEPT = 60_000;

  private final ViewPorts ports;
  private final Kept<Long, RunSight> ended = new Kept<>(MOST_KEPT, RunSight::weight);
  private final WhyReader whys;
  private final FailingRows failingRows;

  RunReading(ViewPorts ports) {
    this.ports = ports;
    this.whys = new WhyReader(ports.runs(), ports.cache());
    this.failingRows = new FailingRows(ports.artifacts(), ports.profiler());
  }

  ViewPorts ports() {
    return ports;
  }

  /** A run as it is now; a {@link Problem} where there is none. */
  RunSight sight(long number, Instant now) {
    Run run =
        ports
            .runs()
            .run(number)
            .orElseThrow(() -> Problem.notFound("there is no run " + number + "."));
    Optional<RunSight> known = ended.find(number);
    if (known.isPresent()) {
      return known.get();
    }
    Nodes nodes = Nodes.of(ports.runs().outline(number));
    RunSight sight =
        RunSight.of(new RunSnapshot(run, ports.frozen().find(run.definition()), nodes, now));
    if (run.state().isDone()) {
      ended.keep(number, sight);
    }
    return sight;
  }

  /** Which limits keep the nodes of a run from starting; none once it has ended. */
  Map<StepKey, List<String>> shortages(Run run) {
    return run.state().isDone() ? Map.of() : ports.shortages().apply(run.number());
  }

  WhyReader.Known known(RunSnapshot run, StepKey node, Map<StepKey, List<String>> shortages) {
    return whys.of(run, node, shortages);
  }

  /** What runs of the pipeline start from now, where that is another version than the run's. */
  Optional<PipelineVersion> newer(Run run) {
    return ports
        .versions()
        .current(run.pipeline())
        .filter(version -> !version.version().equals(run.version()));
  }

  ArtifactLinks links() {
    return new ArtifactLinks(ports.registry()::registeredBy);
  }

  Optional<StepPanel.Sample> failing(Attempt attempt, ArtifactLinks links) {
    return failingRows.of(attempt, links);
  }

  /** The run that an attempt called; empty where it calls none. */
  Optional<Long> called(RunSnapshot run, Attempt attempt) {
    return run.verb(attempt.step()).equals("call")
        ? ports.search().calledBy(attempt)
        : Optional.empty();
  }

  AttemptsDesk.Log log(Attempt attempt) {
    return ports.server().attempts().log(attempt.run(), attempt.id());
  }

  EventLog events() {
    return ports.server().events();
  }

  MetricPoints points() {
    return ports.points();
  }
}
