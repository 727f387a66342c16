package io.trainyard.web.app;

import io.trainyard.executors.data.profile.DuckProfiler;
import io.trainyard.web.api.Desk;
import io.trainyard.web.api.ServerDesks;
import io.trainyard.web.view.Pages;
import io.trainyard.web.view.ViewPorts;
import io.trainyard.web.view.Views;
import io.trainyard.web.view.compare.ComparePages;
import io.trainyard.web.view.data.DataPages;
import io.trainyard.web.view.data.Profiles;
import io.trainyard.web.view.graph.GraphLayout;
import io.trainyard.web.view.home.HomePages;
import io.trainyard.web.view.home.PipelinesPages;
import io.trainyard.web.view.models.ModelPages;
import io.trainyard.web.view.pipeline.PipelineNeeds;
import io.trainyard.web.view.pipeline.PipelinePages;
import io.trainyard.web.view.run.RunPages;
import io.trainyard.web.view.runs.RunsPages;
import io.trainyard.web.view.search.SearchPages;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;

/** The parts of the viewer, put together over a held home. */
final class ViewerParts {
  /** Tables that are looked at side by side, and plans; each takes a processor. */
  private static final int LOOKS = 2;

  private static final int KEY_BYTES = 16;

  private ViewerParts() {}

  static Views of(HomeGraph graph, Desk desk, ServerDesks server) {
    ViewPorts ports =
        new ViewPorts(
            desk,
            server,
            graph.runs(),
            graph.search(),
            graph.board(),
            graph.registry(),
            graph.deployments(),
            graph.approvals(),
            graph.versions(),
            graph.schedules(),
            graph.backfillRecords(),
            graph.cache(),
            graph.artifacts(),
            graph.frozen(),
            graph.points(),
            new DuckProfiler(graph.artifacts()::workFolder),
            graph.catalogue(),
            graph::shortages);
    Profiles profiles =
        new Profiles(
            ports.profiler(),
            graph.artifacts(),
            Executors.newFixedThreadPool(LOOKS, new DaemonThreads("looks")));
    List<Pages> parts =
        List.of(
            new HomePages(ports, graph.served().refused()::all),
            new PipelinesPages(ports),
            new RunsPages(ports),
            new SearchPages(ports),
            new PipelinePages(ports, needs(graph)),
            new RunPages(ports, new GraphLayout()),
            new DataPages(ports, profiles),
            new ModelPages(ports),
            new ComparePages(ports));
    return new Views(parts, graph.clock());
  }

  private static PipelineNeeds needs(HomeGraph graph) {
    SecureRandom random = new SecureRandom();
    return new PipelineNeeds(
        graph::calendars,
        graph.served().refused()::of,
        Executors.newFixedThreadPool(LOOKS, new DaemonThreads("plans")),
        () -> {
          byte[] bytes = new byte[KEY_BYTES];
          random.nextBytes(bytes);
          return HexFormat.of().formatHex(bytes);
        });
  }
}
