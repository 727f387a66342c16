package io.trainyard.web.api.openapi;

import io.trainyard.engine.security.Permission;
import io.trainyard.web.api.Asked;
import io.trainyard.web.api.Route;
import io.trainyard.web.api.RouteDoc;
import io.trainyard.web.api.Routes;
import io.trainyard.web.api.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The document of other routes and of itself. */
public final class DocumentRoutes implements Routes {
  private final List<Route> described;

  public DocumentRoutes(List<Routes> described) {
    this.described =
        described.stream()
            .flatMap(some -> some.routes().stream())
            .filter(route -> route.doc().isForPrograms())
            .toList();
  }

  /** The document, as it is answered. */
  public Map<String, Object> document() {
    List<Route> all = new ArrayList<>(described);
    all.addAll(routes());
    return Document.of(all);
  }

  @Override
  public List<Route> routes() {
    RouteDoc doc = RouteDoc.of("document", "This document").answers(200, Map.class);
    return List.of(
        Route.get(
                "/api/v1/openapi.json",
                Permission.READ,
                doc,
                context -> Asked.answer(context, document()))
            .about(Scope.NONE));
  }
}
