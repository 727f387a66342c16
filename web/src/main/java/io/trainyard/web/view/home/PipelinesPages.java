package io.trainyard.web.view.home;

import io.trainyard.web.api.Asked;
import io.trainyard.web.api.Parameter;
import io.trainyard.web.api.Parameter.Place;
import io.trainyard.web.api.PipelineView;
import io.trainyard.web.api.Scope;
import io.trainyard.web.view.Area;
import io.trainyard.web.view.Crumb;
import io.trainyard.web.view.Page;
import io.trainyard.web.view.PageRoute;
import io.trainyard.web.view.Pages;
import io.trainyard.web.view.ViewPorts;
import io.trainyard.web.view.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The list of every pipeline. */
public final class PipelinesPages implements Pages {
  private static final int SHOWN = 50;
  private static final Parameter<String> AFTER =
      Asked.name("after", Place.QUERY, "Only pipelines that come later by name.");
  private static final Parameter<String> TAG =
      new Parameter<>(
          "tag", Place.QUERY, "Only those with this tag.", Map.of("type", "string"), text -> text);
  private final ViewPorts ports;

  public PipelinesPages(ViewPorts ports) {
    this.ports = ports;
  }

  @Override
  public List<PageRoute> pages() {
    return List.of(PageRoute.page("/pipelines", this::list).with(AFTER, TAG).about(Scope.FILTERED));
  }

  private Page list(Visit visit) {
    String tag = visit.find(TAG).orElse("");
    String after = visit.find(AFTER).orElse("");
    List<PipelineView> found =
        Overview.visible(ports, visit).stream()
            .filter(pipeline -> tag.isEmpty() || pipeline.tags().contains(tag))
            .filter(pipeline -> pipeline.name().compareTo(after) > 0)
            .limit(SHOWN + 1L)
            .toList();
    List<PipelineView> shown = found.subList(0, Math.min(SHOWN, found.size()));
    String next = found.size() > SHOWN ? next(shown.get(SHOWN - 1).name(), tag) : "";
    PipelinesPage content =
        new PipelinesPage(tag, new Overview(ports, visit, shown).lines(Map.of()), next);
    return Page.of(Area.PIPELINES, "All pipelines", "home/pipelines.jte", content)
        .below(new Crumb("Pipelines", "/"), Crumb.here("All"))
        .live("/api/v1/events");
  }

  private static String next(String last, String tag) {
    return "/pipelines?after="
        + last
        + (tag.isEmpty() ? "" : "&tag=" + URLEncoder.encode(tag, StandardCharsets.UTF_8));
  }
}
