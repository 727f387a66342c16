package io.trainyard.web.view;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.trainyard.web.api.Asked;
import io.trainyard.web.api.LoginForm;
import io.trainyard.web.api.Parameter;
import io.trainyard.web.api.Parameter.Place;
import io.trainyard.web.api.Parameters;
import io.trainyard.web.api.ProblemPages;
import io.trainyard.web.api.Route;
import io.trainyard.web.api.RouteDoc;
import io.trainyard.web.api.Routes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every page of the viewer as routes: HTML, and behind {@code .json} the record it shows. */
public final class Views implements Routes {
  private static final Parameter<String> NOTICE =
      Parameters.text("notice", Place.QUERY, "[a-z-]{1,40}", "What was done just now.");
  private final List<Pages> parts;
  private final Frames frames;

  public Views(List<Pages> parts, Clock clock) {
    this.parts = List.copyOf(parts);
    this.frames = new Frames(clock, parts);
  }

  @Override
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>(List.of(frames.assets().route()));
    for (Pages part : parts) {
      for (PageRoute page : part.pages()) {
        if (page.method().equals(HandlerType.GET)) {
          routes.add(route(page, jsonPath(page.path()), context -> json(context, page)));
        }
        routes.add(route(page, page.path(), context -> html(context, page)));
      }
    }
    return routes;
  }

  @Override
  public Optional<ProblemPages> problemPages() {
    return Optional.of(new ErrorViews(frames));
  }

  /** The page by which browsers log in. */
  public LoginForm loginForm() {
    return (context, status, said, next) ->
        frames.show(
            context,
            Page.of(Area.NONE, "Log in", "login.jte", new LoginPage(said, next)).status(status),
            Optional.empty());
  }

  private static String jsonPath(String path) {
    return path.equals("/") ? "/home.json" : path + ".json";
  }

  private static Route route(PageRoute page, String path, io.javalin.http.Handler handler) {
    RouteDoc doc =
        RouteDoc.of(RouteDoc.FOR_PEOPLE, "A page of the viewer")
            .with(page.parameters().toArray(Parameter<?>[]::new))
            .with(NOTICE);
    return new Route(
        page.method(), path, Optional.of(page.permission()), page.scope(), handler, doc);
  }

  private void json(Context context, PageRoute page) {
    if (page.handler().answer(frames.visit(context)) instanceof Page answer) {
      context.status(answer.status());
      Asked.answer(context, answer.content());
    }
  }

  private void html(Context context, PageRoute route) {
    Reply reply = route.handler().answer(frames.visit(context));
    if (reply instanceof Page page) {
      frames.show(context, page, NOTICE.find(context).flatMap(Notice::of));
    } else if (reply instanceof Back back) {
      context.status(303).header("Location", back.location());
    }
  }
}
