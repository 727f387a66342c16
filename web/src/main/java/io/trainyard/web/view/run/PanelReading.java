package io.trainyard.web.view.run;

import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.MetricSeries;
import io.trainyard.engine.run.StepKey;
import io.trainyard.web.api.Problem;
import io.trainyard.web.view.run.PanelMaker.Open;
import io.trainyard.web.view.run.PanelMaker.Tabs;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what the panel of a step shows: only what the open tab needs. For one page. */
final class PanelReading {
  private final RunReading reading;
  private final Viewing viewing;
  private final ActionsMaker actions;
  private final ArtifactLinks links;

  PanelReading(RunReading reading, Viewing viewing, ActionsMaker actions) {
    this.reading = reading;
    this.viewing = viewing;
    this.actions = actions;
    this.links = reading.links();
  }

  /**
   * The panel of the step that the look names.
   *
   * @param known tells all of a node
   */
  StepPanel of(StepState state, Function<StepKey, WhyReader.Known> known) {
    RunLook look = viewing.look();
    boolean isWhole = state.isFannedOut() && look.key().isEmpty();
    StepKey node = new StepKey(look.step(), look.key());
    WhyReader.Known all =
        isWhole ? new WhyReader.Known(List.of(), Optional.empty()) : known.apply(node);
    if (all.tries().isEmpty() && !look.key().isEmpty()) {
      throw Problem.notFound(
          "step '%s' of run %d has no item '%s'."
              .formatted(look.step(), viewing.number(), look.key()));
    }
    OverviewMaker overview = new OverviewMaker(viewing, links, all);
    Optional<Attempt> shown = overview.shown();
    List<MetricSeries> curves =
        shown
            .map(attempt -> reading.points().of(attempt.id(), MetricsMaker.MOST_POINTS))
            .orElse(List.of());
    Tabs tabs = new Tabs(open(isWhole, shown), isWhole, state.items(), !curves.isEmpty());
    Open open =
        switch (tabs.open()) {
          case "items" -> Open.items(new ItemsMaker(viewing, state).of());
          case "log" -> Open.log(log(shown.orElseThrow()));
          case "metrics" -> Open.metrics(MetricsMaker.of(shown.orElseThrow(), curves));
          case "code" -> Open.code(code(shown));
          case "events" ->
              Open.events(new EventsReader(reading.events()).of(viewing, attempts(all)));
          default -> Open.overview(overview.of(beside(shown)));
        };
    return new PanelMaker(viewing, state, all).of(tabs, open);
  }

  /** A tab that the node does not have is as none. */
  private String open(boolean isWhole, Optional<Attempt> shown) {
    String tab = viewing.look().tab();
    boolean needsOne = tab.equals("log") || tab.equals("metrics");
    if (needsOne ? shown.isPresent() : tab.equals("code") || tab.equals("events")) {
      return tab;
    }
    return isWhole ? "items" : "overview";
  }

  private LogPane log(Attempt attempt) {
    return new LogMaker(viewing, attempt, reading.log(attempt)).of();
  }

  private Optional<CodeLines> code(Optional<Attempt> shown) {
    return viewing
        .run()
        .pipeline()
        .flatMap(
            pipeline ->
                viewing
                    .run()
                    .step(viewing.look().step())
                    .flatMap(
                        step ->
                            CodeLines.of(pipeline, step, shown.map(Attempt::message).orElse(""))));
  }

  /** Those of the node; of all items where none was chosen. */
  private List<Attempt> attempts(WhyReader.Known known) {
    return known.tries().isEmpty()
        ? viewing.run().nodes().of(viewing.look().step()).values().stream()
            .flatMap(List::stream)
            .toList()
        : known.tries();
  }

  private OverviewMaker.Beside beside(Optional<Attempt> shown) {
    RunLook look = viewing.look();
    return new OverviewMaker.Beside(
        shown.flatMap(attempt -> reading.failing(attempt, links)).orElse(null),
        shown
            .flatMap(attempt -> reading.called(viewing.run(), attempt))
            .map(run -> new RunPage.Fact("Called run", "#" + run, "/runs/" + run, false))
            .orElse(null),
        shown.isPresent() ? actions.from(look.step(), look.key()) : List.of());
  }
}
