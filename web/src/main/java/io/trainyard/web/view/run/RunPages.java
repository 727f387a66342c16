package io.trainyard.web.view.run;

import io.trainyard.engine.security.Permission;
import io.trainyard.web.api.Asked;
import io.trainyard.web.api.Parameter;
import io.trainyard.web.api.Parameter.Place;
import io.trainyard.web.api.Parameters;
import io.trainyard.web.view.Area;
import io.trainyard.web.view.Crumb;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Page;
import io.trainyard.web.view.PageRoute;
import io.trainyard.web.view.Pages;
import io.trainyard.web.view.ViewPorts;
import io.trainyard.web.view.Visit;
import io.trainyard.web.view.graph.GraphLayout;
import io.trainyard.web.view.graph.OpenGroups;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** The page of a run, and what its forms do. */
public final class RunPages implements Pages {
  private static final Set<Mark> OVER = Set.of(Mark.SUCCEEDED, Mark.FAILED, Mark.CANCELLED);
  private static final int LARGEST = 1_000_000;
  private static final Parameter<String> STEP = text("step", 200, "A step of the run.");
  private static final Parameter<String> KEY = text("key", 1_000, "One of the step's items.");
  private static final Parameter<Integer> TRY =
      Asked.number("try", "A try of the step; else the last.", 1, LARGEST);
  private static final Parameter<String> TAB =
      Parameters.text(
          "tab", Place.QUERY, "overview|items|log|code|events|metrics|", "What is shown of it.");
  private static final Parameter<String> SCALE =
      Parameters.text("scale", Place.QUERY, "even|folded", "How the timeline is drawn.");
  private static final Parameter<Integer> ROWS =
      Asked.number("rows", "A page of the timeline; else what matters.", 1, LARGEST);
  private static final Parameter<Integer> ITEMS =
      Asked.number("items", "A page of the step's items.", 1, LARGEST);
  private static final Parameter<String> STATE =
      Parameters.text("state", Place.QUERY, "[a-z_]{0,20}", "Only items in this state.");
  private static final Parameter<Long> FROM =
      Parameters.count("from", Place.QUERY, "A byte of the log; else its end.");
  private static final Parameter<String> FIND =
      text("find", 200, "Only lines of the log that have this text.");

  private static final Parameter<String> OPEN =
      Parameters.text("open", Place.QUERY, OpenGroups.FORM, "Groups of the graph not to fold.");

  private final RunReading reading;
  private final RunPageMaker maker;
  private final RunForms forms;

  public RunPages(ViewPorts ports, GraphLayout layout) {
    this.reading = new RunReading(ports);
    this.maker = new RunPageMaker(reading, layout);
    this.forms = new RunForms(reading);
  }

  private static Parameter<String> text(String name, int most, String about) {
    return Parameters.text(name, Place.QUERY, "(?s).{0," + most + "}", about);
  }

  @Override
  public List<PageRoute> pages() {
    return List.of(
        PageRoute.page("/runs/{run}", this::show)
            .with(Asked.RUN, STEP, KEY, TRY, TAB, SCALE, ROWS, ITEMS, STATE, FROM, FIND, OPEN),
        action("cancel", Permission.OPERATE, forms::cancel),
        action("pause", Permission.OPERATE, forms::pause),
        action("resume", Permission.OPERATE, forms::resume),
        action("rerun", Permission.OPERATE, forms::rerun),
        action("approve", Permission.APPROVE, forms::approve));
  }

  private static PageRoute action(
      String name, Permission permission, io.trainyard.web.view.PageHandler handler) {
    return PageRoute.action("/runs/{run}/" + name, permission, handler).with(Asked.RUN);
  }

  private Page show(Visit visit) {
    long number = visit.path(Asked.RUN);
    long seen = reading.events().last(); // before all else, so that no event is missed
    RunPage page =
        maker.of(number, look(visit), new RunPageMaker.Visitor(visit.who(), visit.words()));
    Page shown =
        Page.of(Area.RUNS, page.head().title(), "run/run.jte", page)
            .below(
                new Crumb("Pipelines", "/"),
                new Crumb(page.pipeline(), "/pipelines/" + page.pipeline()),
                Crumb.here("#" + number));
    return OVER.contains(page.head().mark())
        ? shown
        : shown.live("/api/v1/events?run=" + number + "&after=" + seen);
  }

  private static RunLook look(Visit visit) {
    return new RunLook(
        visit.find(STEP).orElse(""),
        visit.find(KEY).orElse(""),
        visit.find(TRY).map(OptionalInt::of).orElse(OptionalInt.empty()),
        visit.find(TAB).orElse(""),
        visit.find(SCALE).filter("even"::equals).isPresent(),
        visit.find(ROWS).orElse(0),
        visit.find(ITEMS).orElse(1),
        visit.find(STATE).orElse(""),
        visit.find(FROM).map(OptionalLong::of).orElse(OptionalLong.empty()),
        visit.find(FIND).map(String::strip).orElse(""),
        OpenGroups.of(visit.find(OPEN).orElse("")));
  }
}
