package io.trainyard.web.view.runs;

import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunFilter;
import io.trainyard.engine.run.RunState;
import io.trainyard.web.api.Asked;
import io.trainyard.web.api.Parameter;
import io.trainyard.web.api.Parameter.Place;
import io.trainyard.web.api.Parameters;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.Scope;
import io.trainyard.web.view.Area;
import io.trainyard.web.view.Page;
import io.trainyard.web.view.PageRoute;
import io.trainyard.web.view.Pages;
import io.trainyard.web.view.Unfinished;
import io.trainyard.web.view.ViewPorts;
import io.trainyard.web.view.Visit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** The list of runs. */
public final class RunsPages implements Pages {
  private static final int SHOWN = 50;
  private static final List<String> CAUSES =
      List.of("person", "schedule", "backfill", "rerun", "retry", "call", "event");
  private static final Parameter<Optional<String>> PIPELINE =
      blankable("pipeline", text -> Asked.name("pipeline", Place.QUERY, "").reading().read(text));
  private static final Parameter<Optional<RunState>> STATE =
      blankable(
          "state", text -> Parameters.constant("state", RunState.class, "").reading().read(text));
  private static final Parameter<Optional<String>> CAUSE =
      blankable(
          "cause",
          text -> Parameters.text("cause", Place.QUERY, "[a-z]{1,40}", "").reading().read(text));
  private static final Parameter<Optional<LocalDate>> DAY = blankable("day", RunsPages::day);
  private static final Parameter<String> MINE =
      Parameters.text("mine", Place.QUERY, "yes|", "Only those that whoever looks has started.");
  private static final Parameter<Long> BEFORE =
      Parameters.count("before", Place.QUERY, "Only runs with a smaller number.");
  private final ViewPorts ports;

  public RunsPages(ViewPorts ports) {
    this.ports = ports;
  }

  /** A form sends its empty fields too: they ask for nothing. */
  private static <T> Parameter<Optional<T>> blankable(String name, Function<String, T> reading) {
    return new Parameter<>(
        name,
        Place.QUERY,
        "Only such runs.",
        Map.of("type", "string"),
        text -> text.isBlank() ? Optional.empty() : Optional.of(reading.apply(text.strip())));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw Problem.badRequest("'day' is a date such as 2026-11-20.");
    }
  }

  @Override
  public List<PageRoute> pages() {
    return List.of(
        PageRoute.page("/runs", this::runs)
            .with(PIPELINE, STATE, CAUSE, DAY, MINE, BEFORE)
            .about(Scope.FILTERED));
  }

  private Page runs(Visit visit) {
    Page page = Page.of(Area.RUNS, "Runs", "runs/runs.jte", content(visit));
    return visit.find(BEFORE).isPresent() ? page : page.live("/api/v1/events");
  }

  private RunsPage content(Visit visit) {
    Optional<String> pipeline = visit.find(PIPELINE).flatMap(Function.identity());
    Optional<RunState> state = visit.find(STATE).flatMap(Function.identity());
    Optional<String> cause = visit.find(CAUSE).flatMap(Function.identity());
    Optional<LocalDate> day = visit.find(DAY).flatMap(Function.identity());
    boolean isMine = visit.find(MINE).filter("yes"::equals).isPresent();
    OptionalLong before = visit.find(BEFORE).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    RunFilter filter =
        new RunFilter(
            pipeline.map(Set::of).orElse(visit.who().pipelines()),
            state,
            cause,
            isMine ? Optional.of(visit.actor()) : Optional.empty(),
            Optional.empty(),
            day,
            before);
    boolean isHidden = pipeline.filter(name -> !visit.sees(name)).isPresent();
    List<Run> found = isHidden ? List.of() : ports.search().find(filter, SHOWN + 1);
    List<Run> shown = found.subList(0, Math.min(SHOWN, found.size()));
    RunsPage.Asked asked =
        new RunsPage.Asked(
            pipeline.orElse(""),
            state.map(Enum::name).orElse(""),
            cause.orElse(""),
            day.map(LocalDate::toString).orElse(""),
            isMine);
    return new RunsPage(
        asked,
        Arrays.stream(RunState.values()).map(Enum::name).toList(),
        CAUSES,
        new RunLines(Unfinished.of(ports, shown), visit.words()).of(shown),
        found.size() > SHOWN ? address(asked, shown.get(SHOWN - 1).number()) : "",
        before.isPresent() ? address(asked, 0) : "");
  }

  /** None of the values needs escaping: each has been read by its form. */
  private static String address(RunsPage.Asked asked, long before) {
    List<String> pairs = new ArrayList<>();
    add(pairs, "pipeline", asked.pipeline());
    add(pairs, "state", asked.state());
    add(pairs, "cause", asked.cause());
    add(pairs, "day", asked.day());
    add(pairs, "mine", asked.isMine() ? "yes" : "");
    add(pairs, "before", before == 0 ? "" : Long.toString(before));
    return pairs.isEmpty() ? "/runs" : "/runs?" + String.join("&", pairs);
  }

  private static void add(List<String> pairs, String name, String value) {
    if (!value.isEmpty()) {
      pairs.add(name + "=" + value);
    }
  }
}
