package io.trainyard.web.view.pipeline;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.security.Permission;
import io.trainyard.web.api.Asked;
import io.trainyard.web.api.Asking;
import io.trainyard.web.api.Parameter;
import io.trainyard.web.api.Parameter.Place;
import io.trainyard.web.api.Parameters;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.RunStart;
import io.trainyard.web.view.Back;
import io.trainyard.web.view.Notice;
import io.trainyard.web.view.PageRoute;
import io.trainyard.web.view.Pages;
import io.trainyard.web.view.Reply;
import io.trainyard.web.view.ViewPorts;
import io.trainyard.web.view.Visit;
import io.trainyard.web.view.graph.OpenGroups;
import io.trainyard.web.view.pipeline.StartForms.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The pages of pipelines, and the form that starts a run. Thread-safe. */
public final class PipelinePages implements Pages {
  private static final String ONE = "/pipelines/{pipeline}";
  private static final int UNPROCESSABLE = 422;
  private static final int LONGEST = 10_000;
  private static final Parameter<String> NAME =
      Asked.name("pipeline", Place.PATH, "A pipeline's name.");
  private static final Parameter<String> TAB =
      Parameters.text("tab", Place.QUERY, "overview|versions|source", "Which part of the page.");
  private static final Parameter<String> FROM =
      Parameters.text("from", Place.QUERY, "[0-9a-f]{6,64}", "The earlier of two versions.");
  private static final Parameter<String> TO =
      Parameters.text("to", Place.QUERY, "[0-9a-f]{6,64}", "The later of two versions.");
  private static final Parameter<String> GRAPH =
      Parameters.text("graph", Place.QUERY, "all", "Draw every step by itself.");
  private static final Parameter<String> OPEN =
      Parameters.text("open", Place.QUERY, OpenGroups.FORM, "Groups of the graph not to fold.");
  private final ViewPorts ports;
  private final PipelineNeeds needs;
  private final PipelinePageMaker maker;

  public PipelinePages(ViewPorts ports, PipelineNeeds needs) {
    this.ports = ports;
    this.needs = needs;
    this.maker = new PipelinePageMaker(ports, needs);
  }

  @Override
  public List<PageRoute> pages() {
    List<PageRoute> pages = new ArrayList<>(new ScheduleForms(ports).routes());
    pages.add(PageRoute.page(ONE, this::show).with(NAME, TAB, FROM, TO, GRAPH, OPEN));
    pages.add(PageRoute.page(ONE + "/start", this::show).with(NAME));
    pages.add(PageRoute.action(ONE + "/start", Permission.OPERATE, this::start).with(NAME));
    return pages;
  }

  private Reply show(Visit visit) {
    return maker.page(
        new PipelinePageMaker.Asked(
            visit.path(NAME),
            visit.find(TAB).orElse("overview"),
            new VersionCards.Asked(
                visit.find(FROM),
                visit.find(TO),
                visit.find(TAB).filter("versions"::equals).isPresent()),
            visit.find(GRAPH).isPresent(),
            OpenGroups.of(visit.find(OPEN).orElse("")),
            Typed.nothing(needs.keys().get()),
            Optional.empty()),
        visit);
  }

  private Reply start(Visit visit) {
    String name = visit.path(NAME);
    Typed typed = typed(visit);
    try {
      RunStart start = new RunStart(null, typed.params(), typed.day().orElse(null), typed.fresh());
      long run = ports.server().pipelines().start(name, start, asking(visit, typed));
      return Back.to("/runs/" + run, Notice.RUN_STARTED);
    } catch (Problem e) {
      PipelinePageMaker.Asked again =
          new PipelinePageMaker.Asked(
              name,
              "overview",
              new VersionCards.Asked(Optional.empty(), Optional.empty(), false),
              false,
              OpenGroups.NONE,
              typed,
              Optional.of(e));
      return maker.page(again, visit).status(e.status() == 404 ? 404 : UNPROCESSABLE);
    }
  }

  private static Asking asking(Visit visit, Typed typed) {
    String all =
        visit.address() + "\n" + typed.params() + "\n" + typed.day() + "\n" + typed.fresh();
    Optional<Asking.Key> key =
        Optional.of(typed.key())
            .filter(text -> text.matches("[0-9a-f]{16,64}"))
            .map(text -> new Asking.Key("form " + text, Digest.of(all)));
    return new Asking(visit.actor(), key);
  }

  private static Typed typed(Visit visit) {
    Map<String, String> params = new TreeMap<>();
    visit
        .fields()
        .forEach(
            (field, values) -> {
              String value = values.isEmpty() ? "" : values.get(0);
              if (field.startsWith(StartForms.PARAM) && !value.isBlank()) {
                String name = field.substring(StartForms.PARAM.length());
                params.put(name, value.substring(0, Math.min(LONGEST, value.length())));
              }
            });
    return new Typed(
        params,
        visit.field("day").map(String::strip),
        visit.field("fresh").isPresent(),
        visit.field("key").orElse(""));
  }
}
