package io.trainyard.web.api.access;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.trainyard.engine.security.ApiKey;
import io.trainyard.engine.security.Permission;
import io.trainyard.engine.security.Principal;
import io.trainyard.engine.security.Role;
import io.trainyard.web.api.Asked;
import io.trainyard.web.api.Bodies;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.Route;
import io.trainyard.web.api.RouteDoc;
import io.trainyard.web.api.Routes;
import io.trainyard.web.api.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets a browser log in by key and out again, and says who one is. */
public final class LoginRoutes implements Routes {
  private static final String FORM = "application/x-www-form-urlencoded";
  private final AccessGate gate;
  private final Sessions sessions;

  public LoginRoutes(AccessGate gate, Sessions sessions) {
    this.gate = gate;
    this.sessions = sessions;
  }

  /** What a browser logs in with. */
  record Login(@Nullable String key) {}

  /**
   * Who one is.
   *
   * @param pipelines the only ones that are seen; none = all
   * @param csrf what requests that change something repeat in a header; null without a session
   */
  record Me(String actor, List<Role> roles, List<String> pipelines, @Nullable String csrf) {
    static Me of(Principal who, @Nullable String csrf) {
      return new Me(
          who.id(),
          who.roles().stream().sorted().toList(),
          who.pipelines().stream().sorted().toList(),
          csrf);
    }
  }

  @Override
  public List<Route> routes() {
    RouteDoc login =
        RouteDoc.of("access", "Begin a session of a browser, with a key")
            .takes(Login.class)
            .answers(200, Me.class)
            .answers(303)
            .refuses(401);
    RouteDoc logout =
        RouteDoc.of("access", "End the session of a browser").answers(204).refuses(401);
    RouteDoc me = RouteDoc.of("access", "Who one is").answers(200, Me.class);
    return List.of(
        Route.open(HandlerType.POST, "/login", login, this::login),
        Route.open(HandlerType.POST, "/logout", logout, this::logout),
        Route.get("/api/v1/me", Permission.PREDICT, me, this::me).about(Scope.NONE));
  }

  private void login(Context context) {
    boolean isForm = String.valueOf(context.contentType()).startsWith(FORM);
    String text = isForm ? context.formParam("key") : Bodies.read(context, Login.class).key();
    ApiKey key = gate.key(context, text == null ? "" : text.strip());
    Sessions.Begun begun = sessions.begin(key);
    SessionCookie.write(context, begun.cookie());
    if (isForm) {
      context.status(303).header("Location", "/");
    } else {
      Asked.answer(context, Me.of(begun.session().who(), begun.session().csrf()));
    }
  }

  private void logout(Context context) {
    Sessions.Session session =
        gate.session(context).orElseThrow(() -> Problem.of(401, "There is no session to end."));
    AccessGate.requireOwnPage(context, session);
    SessionCookie.read(context).ifPresent(sessions::end);
    SessionCookie.clear(context);
    context.status(204);
  }

  private void me(Context context) {
    String csrf = gate.session(context).map(Sessions.Session::csrf).orElse(null);
    Asked.answer(context, Me.of(Asked.who(context), csrf));
  }
}
