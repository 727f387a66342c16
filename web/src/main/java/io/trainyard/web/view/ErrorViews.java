package io.trainyard.web.view;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.ProblemPages;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Problems as pages. Who is not known yet is led to the login, and from there back. */
final class ErrorViews implements ProblemPages {
  private final Frames frames;

  ErrorViews(Frames frames) {
    this.frames = frames;
  }

  @Override
  public void show(Context context, Problem problem) {
    boolean isLook = context.method().equals(HandlerType.GET);
    if (problem.status() == 401 && isLook && !context.path().equals("/login")) {
      context.status(303).header("Location", "/login?next=" + encoded(context));
      return;
    }
    String fix = problem.smallestFix().orElse("");
    ErrorPage page =
        new ErrorPage(problem.status(), problem.title(), problem.detail(), fix, back(context));
    frames.show(
        context,
        Page.of(Area.NONE, problem.title(), "error.jte", page).status(problem.status()),
        Optional.empty());
  }

  /** The page that a form belongs to; the first one where it was a page that failed. */
  private static Crumb back(Context context) {
    String path = context.path();
    boolean isLook = context.method().equals(HandlerType.GET);
    return isLook || path.lastIndexOf('/') <= 0
        ? new Crumb("All pipelines", "/")
        : new Crumb("Back", path.substring(0, path.lastIndexOf('/')));
  }

  private static String encoded(Context context) {
    String query = context.queryString();
    return URLEncoder.encode(
        context.path() + (query == null ? "" : "?" + query), StandardCharsets.UTF_8);
  }
}
