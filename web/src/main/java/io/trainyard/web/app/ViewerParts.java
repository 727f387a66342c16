package io.trainyard.web.app;

import io.trainyard.web.api.Desk;
import io.trainyard.web.api.ServerDesks;
import io.trainyard.web.view.Pages;
import io.trainyard.web.view.ViewPorts;
import io.trainyard.web.view.Views;
import io.trainyard.web.view.home.HomePages;
import java.util.List;

/** The parts of the viewer, put together over a held home. */
final class ViewerParts {
  private ViewerParts() {}

  static Views of(HomeGraph graph, Desk desk, ServerDesks server) {
    ViewPorts ports =
        new ViewPorts(
            desk,
            server,
            graph.runs(),
            graph.search(),
            graph.registry(),
            graph.deployments(),
            graph.approvals(),
            graph.versions(),
            graph.schedules(),
            graph.cache(),
            graph.artifacts());
    List<Pages> parts = List.of(new HomePages(ports));
    return new Views(parts, graph.clock());
  }
}
