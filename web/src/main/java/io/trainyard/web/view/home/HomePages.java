package io.trainyard.web.view.home;

import io.trainyard.web.api.PipelineView;
import io.trainyard.web.api.Scope;
import io.trainyard.web.view.Area;
import io.trainyard.web.view.Page;
import io.trainyard.web.view.PageRoute;
import io.trainyard.web.view.Pages;
import io.trainyard.web.view.ViewPorts;
import io.trainyard.web.view.Visit;
import java.util.List;

/** The first page. */
public final class HomePages implements Pages {
  private final ViewPorts ports;

  public HomePages(ViewPorts ports) {
    this.ports = ports;
  }

  @Override
  public List<PageRoute> pages() {
    return List.of(PageRoute.page("/", this::home).about(Scope.FILTERED));
  }

  private Page home(Visit visit) {
    List<HomePage.Line> lines =
        ports.server().pipelines().pipelines().stream()
            .filter(pipeline -> visit.sees(pipeline.name()))
            .map(HomePages::line)
            .toList();
    return Page.of(Area.PIPELINES, "Pipelines", "home/home.jte", new HomePage(lines))
        .live("/api/v1/events");
  }

  private static HomePage.Line line(PipelineView pipeline) {
    return new HomePage.Line(pipeline.name(), pipeline.about(), pipeline.owner());
  }
}
