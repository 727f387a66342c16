package io.trainyard.web.api.access;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.trainyard.engine.security.ApiKey;
import io.trainyard.engine.security.Permission;
import io.trainyard.engine.security.Principal;
import io.trainyard.engine.security.Role;
import io.trainyard.web.api.Asked;
import io.trainyard.web.api.Bodies;
import io.trainyard.web.api.LoginCode;
import io.trainyard.web.api.LoginForm;
import io.trainyard.web.api.Parameter;
import io.trainyard.web.api.Parameter.Place;
import io.trainyard.web.api.Parameters;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.Route;
import io.trainyard.web.api.RouteDoc;
import io.trainyard.web.api.Routes;
import io.trainyard.web.api.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a browser log in by key, or by a code that the machine's user has got, and out again, and
 * says who one is.
 */
public final class LoginRoutes implements Routes {
  private static final String CODES = "/api/v1/login-codes";
  private static final Parameter<String> CODE =
      Parameters.text("code", Place.QUERY, "[A-Za-z0-9_-]{1,100}", "A code to log in by.");
  private static final Parameter<String> NEXT =
      new Parameter<>(
          "next",
          Place.QUERY,
          "Where to go on to.",
          Map.of("type", "string"),
          LoginRoutes::ownAddress);
  private final AccessGate gate;
  private final Sessions sessions;
  private final LoginCodes codes;
  private final LoginForm form;

  public LoginRoutes(AccessGate gate, Sessions sessions, LoginCodes codes, LoginForm form) {
    this.gate = gate;
    this.sessions = sessions;
    this.codes = codes;
    this.form = form;
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
        RouteDoc.of(RouteDoc.FOR_PEOPLE, "Begin a session of a browser, with a key")
            .takes(Login.class)
            .answers(200, Me.class)
            .answers(303)
            .refuses(401);
    RouteDoc logout =
        RouteDoc.of("access", "End the session of a browser").answers(204).refuses(401);
    RouteDoc me = RouteDoc.of("access", "Who one is").answers(200, Me.class);
    RouteDoc page = RouteDoc.of(RouteDoc.FOR_PEOPLE, "Log in").with(CODE, NEXT);
    RouteDoc code =
        RouteDoc.of("access", "Make a code by which a browser on this machine logs in, once")
            .answers(201, LoginCode.class);
    return List.of(
        Route.open(HandlerType.GET, "/login", page, this::page),
        Route.post(CODES, Permission.ADMIN, code, this::makeCode),
        Route.open(HandlerType.POST, "/login", login, this::login),
        Route.open(HandlerType.POST, "/logout", logout, this::logout),
        Route.get("/api/v1/me", Permission.PREDICT, me, this::me).about(Scope.NONE));
  }

  private void page(Context context) {
    Optional<String> code = CODE.find(context);
    String next = NEXT.find(context).orElse("/");
    if (code.isEmpty()) {
      form.show(context, 200, "", next);
      return;
    }
    // The code is for this machine, where nothing is encrypted; over TLS there is none.
    Optional<Principal> who = context.req().isSecure() ? Optional.empty() : codes.take(code.get());
    if (who.isPresent()) {
      SessionCookie.write(context, sessions.begin(who.get()).cookie());
      context.status(303).header("Location", next);
    } else {
      gate.countFailure(context);
      form.show(
          context,
          401,
          "This address was used before, or is older than ten minutes. A new one: trainyard key"
              + " browser",
          next);
    }
  }

  private void makeCode(Context context) {
    Principal who = Asked.who(context);
    if (!who.id().startsWith("os:")) {
      throw Problem.of(403, "Codes are for the user of the server's machine.")
          .fix("Log in with the key itself.");
    }
    context.status(201);
    Asked.answer(context, new LoginCode(codes.make(who)));
  }

  private void login(Context context) {
    if (AccessGate.isForm(context)) {
      loginByForm(context);
      return;
    }
    String key = Bodies.read(context, Login.class).key();
    Sessions.Session session = begin(context, key == null ? "" : key);
    Asked.answer(context, Me.of(session.who(), session.csrf()));
  }

  private void loginByForm(Context context) {
    String key = context.formParam("key");
    String next = context.formParam("next");
    String address = next == null ? "/" : ownAddress(next);
    try {
      begin(context, key == null ? "" : key);
      context.status(303).header("Location", address);
    } catch (Problem problem) {
      String said =
          problem.status() == 401 ? "There is no such key, or it has ended." : problem.detail();
      form.show(context, problem.status(), said, address);
    }
  }

  private Sessions.Session begin(Context context, String text) {
    ApiKey key = gate.key(context, text.strip());
    Sessions.Begun begun = sessions.begin(key);
    SessionCookie.write(context, begun.cookie());
    return begun.session();
  }

  /** An address of this server alone: nobody is led elsewhere by a login. */
  private static String ownAddress(String text) {
    return text.matches("/([^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]{0,1000})?") ? text : "/";
  }

  private void logout(Context context) {
    Sessions.Session session =
        gate.session(context).orElseThrow(() -> Problem.of(401, "There is no session to end."));
    AccessGate.requireOwnPage(context, session);
    SessionCookie.read(context).ifPresent(sessions::end);
    SessionCookie.clear(context);
    if (AccessGate.isForm(context)) {
      context.status(303).header("Location", "/login");
    } else {
      context.status(204);
    }
  }

  private void me(Context context) {
    String csrf = gate.session(context).map(Sessions.Session::csrf).orElse(null);
    Asked.answer(context, Me.of(Asked.who(context), csrf));
  }
}
