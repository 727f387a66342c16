package io.trainyard.web.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** What something was made of, and what was made of it. */
final class LineageResource implements Routes {
  private static final int LONGEST = 200;
  private final Desk desk;

  LineageResource(Desk desk) {
    this.desk = desk;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/api/v1/lineage", this::show);
  }

  private void show(Context context) {
    String of = context.queryParam("of");
    if (of == null || of.isEmpty() || of.length() > LONGEST) {
      throw Problem.badRequest("Say of what: ?of=churn:3 or ?of=sha256:...");
    }
    Asked.answer(context, desk.lineage(of));
  }
}
