package io.trainyard.web.app;

import io.trainyard.web.api.LineageView;
import io.trainyard.web.api.Problem;

/** Asks the lineage graph. */
final class LineageQuery {
  private final HomeGraph graph;

  LineageQuery(HomeGraph graph) {
    this.graph = graph;
  }

  LineageView find(String of) {
    throw Problem.notFound(of + graph);
  }
}
