package io.trainyard.web.view.pipeline;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Source;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.security.Permission;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.RunStart;
import io.trainyard.web.view.Area;
import io.trainyard.web.view.Crumb;
import io.trainyard.web.view.FrozenPipeline;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Page;
import io.trainyard.web.view.ViewPorts;
import io.trainyard.web.view.Visit;
import io.trainyard.web.view.Words;
import io.trainyard.web.view.graph.OpenGroups;
import io.trainyard.web.view.pipeline.KnownVersions.Known;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the page of a pipeline. Thread-safe. */
final class PipelinePageMaker {
  private static final int RUNS = 20;
  private static final int BACKFILLS = 3;
  private final ViewPorts ports;
  private final PipelineNeeds needs;
  private final KnownVersions versions;
  private final VersionDifferences differences;
  private final RunColumns columns;
  private final RecentPlans plans;
  private final PlanCards planCards = new PlanCards();

  PipelinePageMaker(ViewPorts ports, PipelineNeeds needs) {
    this.ports = ports;
    this.needs = needs;
    this.versions = new KnownVersions(ports);
    this.differences = new VersionDifferences(versions);
    this.columns = new RunColumns(ports.runs(), ports.search());
    this.plans =
        new RecentPlans(
            name ->
                ports.server().pipelines().plan(name, new RunStart(null, null, null, null)).plan(),
            needs.plans());
  }

  /**
   * What is asked for.
   *
   * @param isWholeGraph whether no step may be folded
   * @param open groups of the graph that are not folded
   * @param typed into the form
   * @param refused why that starts no run; empty where nothing was sent
   */
  record Asked(
      String pipeline,
      String tab,
      VersionCards.Asked versions,
      boolean isWholeGraph,
      OpenGroups open,
      StartForms.Typed typed,
      Optional<Problem> refused) {}

  Page page(Asked asked, Visit visit) {
    List<Known> known = versions.of(asked.pipeline());
    Known current = known.get(0);
    FrozenPipeline frozen = versions.definition(current);
    List<RunColumn> runs = columns.of(asked.pipeline(), RUNS);
    StartForm form =
        StartForms.of(
            frozen.pipeline(),
            asked.typed(),
            asked.refused(),
            new StartForms.Seen(visit.may(Permission.OPERATE), visit.words().now()));
    PipelinePage content = content(asked, new Seen(frozen, known, runs, form), visit);
    return Page.of(Area.PIPELINES, asked.pipeline(), "pipeline/pipeline.jte", content)
        .below(new Crumb("Pipelines", "/"), Crumb.here(asked.pipeline()))
        .live("/api/v1/events");
  }

  /** What the page is about. */
  private record Seen(
      FrozenPipeline frozen, List<Known> known, List<RunColumn> runs, StartForm form) {
    Pipeline pipeline() {
      return frozen.pipeline();
    }
  }

  private PipelinePage content(Asked asked, Seen seen, Visit visit) {
    Words words = visit.words();
    Pipeline pipeline = seen.pipeline();
    boolean isOverview = asked.tab().equals("overview");
    boolean hasVersions = isOverview || asked.tab().equals("versions");
    return new PipelinePage(
        asked.pipeline(),
        pipeline.about(),
        pipeline.owner(),
        pipeline.tags(),
        pipeline.sources().isEmpty() ? "" : pipeline.sources().get(0).path(),
        latest(seen.runs()),
        mistakes(pipeline, seen.known().get(0)),
        asked.tab(),
        isOverview ? Optional.of(plan(asked, seen, words)) : Optional.empty(),
        isOverview && !seen.runs().isEmpty()
            ? Optional.of(RunGrids.of(seen.frozen(), seen.runs(), words))
            : Optional.empty(),
        hasVersions
            ? Optional.of(
                new VersionCards(differences, words)
                    .of(asked.pipeline(), seen.known(), asked.versions()))
            : Optional.empty(),
        isOverview ? ScheduleCards.of(pipeline, needs.calendars().get(), words) : Optional.empty(),
        isOverview ? pause(asked.pipeline(), visit) : Optional.empty(),
        isOverview ? backfills(asked.pipeline(), visit) : List.of(),
        asked.tab().equals("source")
            ? Optional.of(SourceCard.of(pipeline, Words.digest(pipeline.version())))
            : Optional.empty(),
        seen.form());
  }

  private Optional<PipelinePage.Pause> pause(String pipeline, Visit visit) {
    boolean isKnown = ports.schedules().known().containsKey(pipeline);
    return new StartedByItself(pipeline, visit.who(), visit.words())
        .pause(isKnown, ports.schedules().paused(pipeline));
  }

  private List<PipelinePage.BackfillLine> backfills(String pipeline, Visit visit) {
    return new StartedByItself(pipeline, visit.who(), visit.words())
        .backfills(ports.backfills().latest(pipeline, BACKFILLS));
  }

  private PlanCard plan(Asked asked, Seen seen, Words words) {
    String state =
        seen.pipeline().version()
            + (seen.runs().isEmpty() ? "" : state(seen.runs().get(seen.runs().size() - 1).run()));
    int steps = seen.pipeline().steps().size();
    RecentPlans.Planned planned =
        plans.of(new RecentPlans.Asked(asked.pipeline(), state, steps, words.now()));
    PlanCard card =
        planCards.of(
            new PlanCards.Planned(
                seen.frozen(),
                planned.plan(),
                planned.trouble(),
                asked.isWholeGraph(),
                asked.open()));
    return planned.isUnderWay() ? card.until(underWay(planned, words)) : card;
  }

  private static String underWay(RecentPlans.Planned planned, Words words) {
    return planned
        .made()
        .map(made -> "This was so at " + words.at(made) + ". It is being worked out again.")
        .orElse("It is being worked out. Look again in a moment.");
  }

  private static String state(Run run) {
    return " " + run.number() + " " + run.state();
  }

  private static Optional<PipelinePage.Latest> latest(List<RunColumn> runs) {
    return runs.stream()
        .reduce((first, second) -> second)
        .map(RunColumn::run)
        .map(
            run -> {
              Mark mark = Mark.of(run.state());
              return new PipelinePage.Latest(
                  run.number(),
                  mark,
                  "#" + run.number() + " " + mark.word().toLowerCase(Locale.ROOT));
            });
  }

  /** What keeps the file that the version came from from being taken up as it is now. */
  private List<String> mistakes(Pipeline pipeline, Known current) {
    try {
      return current.folder().isEmpty() || pipeline.sources().isEmpty()
          ? List.of()
          : mistakes(Path.of(current.folder()), pipeline.sources().get(0));
    } catch (InvalidPathException e) {
      return List.of();
    }
  }

  private List<String> mistakes(Path folder, Source source) {
    return needs.mistakes().apply(folder.resolve(source.path()).normalize());
  }
}
