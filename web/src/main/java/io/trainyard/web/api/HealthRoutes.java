package io.trainyard.web.api;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.trainyard.engine.event.Journal.JournalStopped;
import java.util.List;
import java.util.function.Supplier;

/** Whether the server answers and can write, and what it is among its fellows. */
final class HealthRoutes implements Routes {
  private final Supplier<ServerRole> role;

  /**
   * A route.
   *
   * @param role throws {@link JournalStopped} where nothing can be written any more
   */
  HealthRoutes(Supplier<ServerRole> role) {
    this.role = role;
  }

  @Override
  public List<Route> routes() {
    RouteDoc doc =
        RouteDoc.of("health", "Whether the server answers and can write, and whether it leads")
            .answers(200, ServerRole.class)
            .refuses(503);
    return List.of(Route.open(HandlerType.GET, "/health", doc, this::tell));
  }

  private void tell(Context context) {
    try {
      Asked.answer(context, role.get());
    } catch (JournalStopped e) {
      if (context.req().isSecure()) {
        // Anybody may ask this over the network; paths are for those on the machine.
        throw Problem.of(503, "Nothing can be written; the log of the server tells why.");
      }
      throw e;
    }
  }
}
