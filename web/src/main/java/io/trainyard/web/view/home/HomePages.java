package io.trainyard.web.view.home;

import io.trainyard.web.api.HomeView;
import io.trainyard.web.api.Parameter;
import io.trainyard.web.api.Parameter.Place;
import io.trainyard.web.api.Parameters;
import io.trainyard.web.api.PipelineView;
import io.trainyard.web.api.Scope;
import io.trainyard.web.view.Area;
import io.trainyard.web.view.Page;
import io.trainyard.web.view.PageRoute;
import io.trainyard.web.view.Pages;
import io.trainyard.web.view.ViewPorts;
import io.trainyard.web.view.Visit;
import io.trainyard.web.view.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The first page. */
public final class HomePages implements Pages {
  private static final int SHOWN = 50;
  private static final int FOUND = 60;
  private static final String FAILED = "failed";
  private static final String GOING = "going";
  private static final Parameter<String> SHOW =
      Parameters.text(
          "show", Place.QUERY, FAILED + "|" + GOING, "Which pipelines are shown; else all.");
  private static final int REFUSED = 5;
  private final ViewPorts ports;
  private final Supplier<Map<Path, List<String>>> refused;
  private final LastFindings lastFindings;

  /**
   * The first page.
   *
   * @param refused files that are not taken up, with their mistakes
   */
  public HomePages(ViewPorts ports, Supplier<Map<Path, List<String>>> refused) {
    this.ports = ports;
    this.refused = refused;
    this.lastFindings = new LastFindings(ports.board(), FOUND);
  }

  @Override
  public List<PageRoute> pages() {
    return List.of(PageRoute.page("/", this::home).with(SHOW).about(Scope.FILTERED));
  }

  private Page home(Visit visit) {
    return Page.of(Area.PIPELINES, "Pipelines", "home/home.jte", content(visit))
        .live("/api/v1/events");
  }

  private HomePage content(Visit visit) {
    List<PipelineView> all = Overview.visible(ports, visit);
    Overview overview = new Overview(ports, visit, Overview.latest(all));
    Overview.GoingOn goingOn = overview.goingOn();
    List<PipelineLine> lines = overview.lines(goingOn.marks());
    HomePage.Card findings = overview.findings(lastFindings);
    String show = visit.find(SHOW).orElse("");
    List<PipelineLine> shown = lines.stream().filter(line -> isShown(line, show)).toList();
    boolean isFirst = all.isEmpty() && goingOn.now().count() == 0;
    return new HomePage(
        summary(goingOn, findings),
        filters(lines, all.size(), show),
        shown.subList(0, Math.min(SHOWN, shown.size())),
        show.isEmpty() ? Math.max(0, all.size() - SHOWN) : 0,
        goingOn.now(),
        goingOn.approvals(),
        findings,
        refused(visit),
        isFirst ? Optional.of(first(visit)) : Optional.empty());
  }

  /** Whose file it is cannot be told: for those who see every pipeline. */
  private List<HomePage.Refused> refused(Visit visit) {
    return visit.who().seesAll()
        ? refused.get().entrySet().stream()
            .limit(REFUSED)
            .map(file -> new HomePage.Refused(name(file.getKey()), file.getValue()))
            .toList()
        : List.of();
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }

  private static boolean isShown(PipelineLine line, String show) {
    return switch (show) {
      case FAILED -> line.hasFailedLately();
      case GOING -> line.now().isPresent();
      default -> true;
    };
  }

  private static List<HomePage.Filter> filters(List<PipelineLine> lines, int all, String show) {
    long failed = lines.stream().filter(PipelineLine::hasFailedLately).count();
    long going = lines.stream().filter(line -> line.now().isPresent()).count();
    return List.of(
        new HomePage.Filter("All " + all, "/", show.isEmpty()),
        new HomePage.Filter("Failed last " + failed, "/?show=" + FAILED, show.equals(FAILED)),
        new HomePage.Filter("Going on " + going, "/?show=" + GOING, show.equals(GOING)));
  }

  private static List<String> summary(Overview.GoingOn goingOn, HomePage.Card findings) {
    List<String> summary = new ArrayList<>();
    int asked = goingOn.approvals().count();
    if (asked > 0) {
      summary.add(Words.count(asked, "approval waits", "approvals wait") + " for you.");
    }
    int going = goingOn.now().count();
    summary.add(
        going == 0 ? "Nothing runs now." : Words.count(going, "run goes", "runs go") + " on.");
    if (findings.count() > 0) {
      summary.add(
          "The last runs left " + Words.count(findings.count(), "finding", "findings") + ".");
    }
    return summary;
  }

  private HomePage.FirstRun first(Visit visit) {
    HomeView home = ports.desk().home();
    return new HomePage.FirstRun(
        visit.who().seesAll() ? home.folder() : "",
        visit.words().ago(home.since()),
        Words.count(home.events(), "event", "events"),
        HomePage.FirstRun.SAMPLE);
  }
}
