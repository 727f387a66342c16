package io.trainyard.web.api;

import io.javalin.http.Context;
import io.trainyard.engine.security.Permission;
import io.trainyard.engine.security.Principal;
import io.trainyard.web.api.Parameter.Place;
import java.util.List;

/**
 * What starts pipelines by itself, and what of it led to no run: schedules and triggers alike.
 *
 * @param <S> what starts a pipeline
 * @param <L> what was left out
 */
final class StartersResource<S, L> implements Routes {
  private static final int USUAL = 50;
  private static final Parameter<String> NAME =
      Asked.name("pipeline", Place.PATH, "A pipeline's name.");
  private static final Parameter<Integer> LIMIT =
      Asked.number("limit", "How many at most.", USUAL, 1_000);
  private final Starters<S, L> starters;

  StartersResource(Starters<S, L> starters) {
    this.starters = starters;
  }

  @Override
  public List<Route> routes() {
    Starters.Listed<S> all = starters.listed();
    Starters.Listed<L> missed = starters.missed();
    return List.of(
        Route.get(
                "/api/v1/" + all.path(),
                Permission.READ,
                RouteDoc.of(all.path(), all.about()).answersList(all.type()),
                this::list)
            .about(Scope.FILTERED),
        Route.get(
            "/api/v1/pipelines/{pipeline}/" + missed.path(),
            Permission.READ,
            RouteDoc.of(all.path(), missed.about()).with(NAME, LIMIT).answersList(missed.type()),
            this::leftOut));
  }

  private void list(Context context) {
    Principal who = Asked.who(context);
    Asked.answer(
        context,
        starters.all().get().stream()
            .filter(each -> who.sees(starters.pipeline().apply(each)))
            .toList());
  }

  private void leftOut(Context context) {
    int limit = LIMIT.find(context).orElse(USUAL);
    String pipeline = NAME.of(context);
    List<L> leftOut = starters.leftOut().apply(pipeline, limit);
    if (leftOut.isEmpty() && !isStarted(pipeline)) {
      throw Problem.notFound("no pipeline '%s' %s here.".formatted(pipeline, starters.does()));
    }
    Asked.answer(context, leftOut);
  }

  private boolean isStarted(String pipeline) {
    return starters.all().get().stream()
        .anyMatch(each -> starters.pipeline().apply(each).equals(pipeline));
  }
}
