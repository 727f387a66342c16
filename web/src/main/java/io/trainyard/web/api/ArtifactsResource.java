package io.trainyard.web.api;

import io.javalin.http.Context;
import io.trainyard.engine.security.Permission;
import io.trainyard.engine.security.Principal;
import java.io.IOException;
import java.util.List;

/** What attempts made: what it is, and its bytes, which no browser shows by itself. */
final class ArtifactsResource implements Routes {
  private static final String ONE = "/api/v1/artifacts/{digest}";
  private static final Parameter<String> DIGEST =
      Parameters.digest("digest", "Digest of the artifact.");
  private final ArtifactsDesk desk;

  ArtifactsResource(ArtifactsDesk desk) {
    this.desk = desk;
  }

  @Override
  public List<Route> routes() {
    RouteDoc show =
        RouteDoc.of("artifacts", "What it is, and which attempts made it")
            .with(DIGEST)
            .answersList(ArtifactsDesk.Made.class);
    RouteDoc bytes =
        RouteDoc.of("artifacts", "Its bytes")
            .with(DIGEST)
            .answers(200, "application/octet-stream")
            .refuses(410);
    return List.of(
        Route.get(ONE, Permission.READ, show, this::show).about(Scope.FILTERED),
        Route.get(ONE + "/bytes", Permission.READ, bytes, this::bytes).about(Scope.FILTERED));
  }

  private void show(Context context) {
    Asked.answer(context, seen(context));
  }

  private void bytes(Context context) throws IOException {
    ArtifactView artifact = seen(context).get(0).artifact();
    context.header("Content-Disposition", "attachment; filename=\"" + fileName(artifact) + "\"");
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Content-Security-Policy", "sandbox");
    context.header("ETag", "\"" + artifact.digest() + "\"");
    context.contentType("application/octet-stream");
    context.result(desk.open(artifact.digest()));
  }

  /** Only what was made for pipelines that they see who ask. */
  private List<ArtifactsDesk.Made> seen(Context context) {
    Principal who = Asked.who(context);
    List<ArtifactsDesk.Made> made =
        desk.made(DIGEST.of(context)).stream().filter(each -> who.sees(each.pipeline())).toList();
    if (made.isEmpty()) {
      throw Problem.notFound("no attempt made this artifact.");
    }
    return made;
  }

  private static String fileName(ArtifactView artifact) {
    return artifact.name().replaceAll("[^A-Za-z0-9._-]", "_");
  }
}
