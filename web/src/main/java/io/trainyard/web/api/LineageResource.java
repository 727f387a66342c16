package io.trainyard.web.api;

import io.javalin.http.Context;
import io.trainyard.engine.pipeline.Names;
import io.trainyard.engine.security.Permission;
import io.trainyard.web.api.Parameter.Place;
import java.util.List;
import java.util.Map;

/** What something was made of, and what was made of it. */
final class LineageResource implements Routes {
  private static final int LONGEST = 200;
  private static final String NAME = Names.PATTERN;
  private static final Parameter<String> OF =
      new Parameter<>(
          "of",
          Place.QUERY,
          "A model, a version of it such as churn:3, or the digest of an artifact.",
          Map.of(
              "type", "string", "pattern", "^(" + NAME + "(:[1-9][0-9]*)?|sha256:[0-9a-f]{64})$"),
          true,
          LineageResource::reference);
  private final Desk desk;

  LineageResource(Desk desk) {
    this.desk = desk;
  }

  @Override
  public List<Route> routes() {
    RouteDoc show =
        RouteDoc.of("lineage", "What something was made of, and what was made of it")
            .with(OF)
            .answers(200, LineageView.class)
            .refuses(404);
    return List.of(Route.get("/api/v1/lineage", Permission.READ, show, this::show));
  }

  private void show(Context context) {
    Asked.answer(context, desk.lineage(OF.find(context).orElseThrow(LineageResource::nothing)));
  }

  private static String reference(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      throw nothing();
    }
    return text;
  }

  private static Problem nothing() {
    return Problem.badRequest("Say of what: ?of=churn:3 or ?of=sha256:...");
  }
}
