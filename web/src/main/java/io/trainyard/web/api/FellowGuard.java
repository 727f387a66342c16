package io.trainyard.web.api;

import io.javalin.http.Context;
import io.trainyard.engine.security.Principal;
import io.trainyard.engine.security.Role;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets in another server on the same PostgreSQL. The leader's token stands in the database, so who
 * has it can write there anyway; it is good for one epoch. The other server has proved who asks and
 * says so in headers; a command that has the token is let in as the user who typed it. Thread-safe.
 */
public final class FellowGuard {
  private static final String WHO = "Trainyard-Who";
  private static final String ROLES = "Trainyard-Roles";
  private static final String PIPELINES = "Trainyard-Pipelines";
  private static final String CSRF = "Trainyard-Page";
  private static final int LONGEST_ID = 200;

  private final TokenGuard token;

  public FellowGuard(String token) {
    this.token = new TokenGuard(token, "engine");
  }

  /** Who asks, where another server or a command says so; empty = somebody else. */
  public Optional<Principal> find(Context context) {
    return token.find(context).map(command -> context.header(WHO) == null ? command : of(context));
  }

  private static Principal of(Context context) {
    String who = decode(String.valueOf(context.header(WHO)));
    if (who.isEmpty() || who.length() > LONGEST_ID) {
      throw Problem.badRequest("The header " + WHO + " names who asks.");
    }
    Set<Role> roles =
        words(context, ROLES).stream()
            .flatMap(word -> Role.of(word).stream())
            .collect(Collectors.toSet());
    String csrf = context.header(CSRF);
    if (csrf != null) {
      Asked.csrf(context, csrf);
    }
    return new Principal(who, roles, words(context, PIPELINES));
  }

  private static Set<String> words(Context context, String header) {
    String text = context.header(header);
    return text == null || text.isEmpty()
        ? Set.of()
        : Arrays.stream(text.split(",", -1)).collect(Collectors.toSet());
  }

  /** Says for whom a request is sent on. */
  static void write(HttpRequest.Builder request, String token, Principal who, String csrf) {
    request
        .header("Authorization", "Bearer " + token)
        .header(WHO, Encoded.text(who.id()))
        .header(ROLES, joined(who.roles().stream().map(Role::word).toList()))
        .header(PIPELINES, joined(who.pipelines()));
    if (!csrf.isEmpty()) {
      request.header(CSRF, csrf);
    }
  }

  private static String joined(Collection<String> words) {
    return words.stream().sorted().collect(Collectors.joining(","));
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("The header " + WHO + " is no encoded text.");
    }
  }
}
