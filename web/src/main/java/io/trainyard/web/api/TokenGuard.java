package io.trainyard.web.api;

import io.javalin.http.Context;
import io.trainyard.engine.security.Principal;
import io.trainyard.engine.security.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets in who can read the home's {@code server.json}: the user of this process, who may do
 * everything. As that user, the command says in a header who types.
 */
public final class TokenGuard implements Gate {
  /** Who types, where that is not the user of this process. */
  public static final String ACTOR = "Trainyard-Actor";

  private static final Pattern LOGIN = Pattern.compile("os:[^\\s\\p{Cntrl}]{1,64}");
  private static final Principal ANYBODY = new Principal("anybody", Set.of(Role.CALLER), Set.of());
  private final byte[] expected;
  private final String login;

  /**
   * A guard for one token.
   *
   * @param login the user of this process, as {@code os:<login>}
   */
  public TokenGuard(String token, String login) {
    this.expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    this.login = login;
  }

  @Override
  public Principal admit(Context context, Route route) {
    return find(context).orElseGet(() -> withoutLogin(route));
  }

  /** Who sent the token; empty = somebody else. */
  public Optional<Principal> find(Context context) {
    String given = context.header("Authorization");
    boolean matches =
        given != null && MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
    return matches
        ? Optional.of(new Principal(actor(context), Set.of(Role.ADMIN), Set.of()))
        : Optional.empty();
  }

  /**
   * Who reaches the loopback address without proof may do little; a {@link Problem} where the route
   * needs more.
   */
  public static Principal withoutLogin(Route route) {
    if (route.isOpen() || route.permission().filter(ANYBODY::may).isPresent()) {
      return ANYBODY;
    }
    throw Problem.of(
        401,
        "Send a key, or on this machine the token of server.json: Authorization: Bearer <key>.");
  }

  private String actor(Context context) {
    String actor = context.header(ACTOR);
    if (actor == null) {
      return login;
    }
    if (!LOGIN.matcher(actor).matches()) {
      throw Problem.badRequest("The header " + ACTOR + " is os:<login>.");
    }
    return actor;
  }
}
