package io.trainyard.web.api.access;

import io.javalin.http.Context;
import io.trainyard.engine.security.ApiKey;
import io.trainyard.engine.security.KeyRing;
import io.trainyard.engine.security.Principal;
import io.trainyard.web.api.Asked;
import io.trainyard.web.api.FellowGuard;
import io.trainyard.web.api.Gate;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.Route;
import io.trainyard.web.api.TokenGuard;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Lets in who bears a key, a browser that has logged in with one, and on the loopback address who
 * can read {@code server.json}. Over TLS nobody is let in without a key. Thread-safe.
 */
public final class AccessGate implements Gate {
  /** What a page repeats of its session in requests that change something. */
  static final String CSRF = "Trainyard-CSRF";

  /** The same in a form, which cannot send a header. */
  static final String FIELD = "csrf";

  private static final String BEARER = "Bearer ";
  private static final Principal NOBODY = new Principal("nobody", Set.of(), Set.of());
  private final Tokens tokens;
  private final KeyRing keys;
  private final Sessions sessions;
  private final FailedLogins failures;
  private final CallRate rate;

  /**
   * Who is let in without a key.
   *
   * @param own of this process, good on the loopback address
   * @param fellow of other servers that have proved who asks
   */
  public record Tokens(TokenGuard own, FellowGuard fellow) {}

  /** How often one may ask. */
  public record Limits(int requestsPerMinute, InstantSource clock) {}

  public AccessGate(Tokens tokens, KeyRing keys, Sessions sessions, Limits limits) {
    this.tokens = tokens;
    this.keys = keys;
    this.sessions = sessions;
    this.failures = new FailedLogins(limits.clock);
    this.rate = new CallRate(limits.requestsPerMinute, limits.clock);
  }

  @Override
  public Principal admit(Context context, Route route) {
    if (route.isOpen()) {
      return NOBODY;
    }
    boolean isLocal = !context.req().isSecure();
    Optional<Principal> user = tokens.fellow.find(context);
    if (user.isEmpty() && isLocal) {
      user = tokens.own.find(context);
    }
    return user.orElseGet(() -> limited(context, route, isLocal));
  }

  @Override
  public BooleanSupplier standing(Context context) {
    if (tokens.fellow.find(context).or(() -> tokens.own.find(context)).isPresent()) {
      return () -> true;
    }
    Optional<String> bearer = bearerText(context);
    if (bearer.isPresent()) {
      return () -> keys.find(bearer.get()).isPresent();
    }
    Optional<String> cookie = SessionCookie.read(context);
    return cookie.isPresent() ? () -> sessions.find(cookie.get()).isPresent() : () -> true;
  }

  private Principal limited(Context context, Route route, boolean isLocal) {
    Optional<Principal> proved =
        context.header("Authorization") == null
            ? bySession(context, route)
            : Optional.of(bearer(context).principal());
    if (proved.isEmpty()) {
      return isLocal ? TokenGuard.withoutLogin(route) : refuse();
    }
    if (!rate.take(proved.get().id())) {
      throw tooOften(context, "%s asks too often; wait a moment.".formatted(proved.get().id()));
    }
    return proved.get();
  }

  private ApiKey bearer(Context context) {
    return key(context, bearerText(context).orElse(""));
  }

  private static Optional<String> bearerText(Context context) {
    return Optional.ofNullable(context.header("Authorization"))
        .filter(given -> given.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(given -> given.substring(BEARER.length()).strip());
  }

  /** The live key with this text; a wrong one is counted, and nobody says what is wrong with it. */
  ApiKey key(Context context, String text) {
    Optional<ApiKey> key = keys.find(text);
    if (key.isPresent()) {
      return key.get();
    }
    countFailure(context);
    return refuse();
  }

  /** Counts somebody who was wrong; a {@link Problem} where that was too often. */
  void countFailure(Context context) {
    if (!failures.count(context.ip())) {
      throw tooOften(context, "Too many wrong keys; wait a minute.");
    }
  }

  private Optional<Principal> bySession(Context context, Route route) {
    Optional<Sessions.Session> session = session(context);
    boolean isLook =
        context.method().name().equals("GET") || context.method().name().equals("HEAD");
    if (session.isPresent() && !isLook && !route.isOpen()) {
      requireOwnPage(context, session.get());
    }
    session.ifPresent(known -> Asked.csrf(context, known.csrf()));
    return session.map(Sessions.Session::who);
  }

  Optional<Sessions.Session> session(Context context) {
    return SessionCookie.read(context).flatMap(sessions::find);
  }

  /** A page of another site can make a browser send the cookie, but knows no csrf to go with it. */
  static void requireOwnPage(Context context, Sessions.Session session) {
    String text = isForm(context) ? context.formParam(FIELD) : context.header(CSRF);
    byte[] given = String.valueOf(text).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(session.csrf().getBytes(StandardCharsets.UTF_8), given)) {
      throw Problem.of(403, "Send the session's 'csrf' in the header " + CSRF + ".");
    }
  }

  /** Whether a page's form was sent, which is told apart from requests by scripts. */
  static boolean isForm(Context context) {
    return String.valueOf(context.contentType()).startsWith("application/x-www-form-urlencoded")
        && context.header(CSRF) == null;
  }

  private static <T> T refuse() {
    throw Problem.of(401, "Send a key that is good here: Authorization: Bearer <key>.");
  }

  private static Problem tooOften(Context context, String sentence) {
    context.header("Retry-After", "60");
    return Problem.of(429, sentence);
  }
}
