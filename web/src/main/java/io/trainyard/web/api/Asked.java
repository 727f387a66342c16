package io.trainyard.web.api;

import io.javalin.http.Context;
import io.trainyard.engine.pipeline.Names;
import io.trainyard.engine.security.Permission;
import io.trainyard.engine.security.Principal;
import io.trainyard.web.api.Parameter.Place;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * Reads who asks, and what stands in a path or query. Path parameters arrive percent-decoded, so a
 * name that could climb out of a folder is refused here, before anybody makes a path of it.
 */
public final class Asked {
  private static final Pattern NAME = Pattern.compile(Names.PATTERN);
  private static final String WHO = "trainyard.principal";
  private static final String STANDING = "trainyard.standing";
  private static final String CSRF = "trainyard.csrf";

  /** The number of a run, in the path. */
  public static final Parameter<Long> RUN =
      new Parameter<>(
          "run",
          Place.PATH,
          "A run's number.",
          Map.of("type", "integer", "format", "int64", "minimum", 1),
          Asked::run);

  private Asked() {}

  /**
   * Notes who asks; called once the gate has admitted them.
   *
   * @param standing whether the gate still would, at any later time
   */
  static void by(Context context, Principal who, BooleanSupplier standing) {
    context.attribute(WHO, who);
    context.attribute(STANDING, standing);
  }

  /** Tells whether who asks would still be let in, for answers that go on. */
  public static BooleanSupplier standing(Context context) {
    BooleanSupplier standing = context.attribute(STANDING);
    return Objects.requireNonNull(standing, "a handler was reached without its gate");
  }

  /** Who asks. */
  public static Principal who(Context context) {
    Principal who = context.attribute(WHO);
    return Objects.requireNonNull(who, "a handler was reached without its gate");
  }

  /** Who asks, where the gate has proved somebody. */
  public static Optional<Principal> find(Context context) {
    Principal who = context.attribute(WHO);
    return Optional.ofNullable(who).filter(known -> !known.roles().isEmpty());
  }

  /** Notes what forms of this session's pages repeat. */
  public static void csrf(Context context, String csrf) {
    context.attribute(CSRF, csrf);
  }

  /** What forms of this session's pages repeat; empty where there is no session. */
  public static String csrf(Context context) {
    String csrf = context.attribute(CSRF);
    return csrf == null ? "" : csrf;
  }

  /** Refuses who lacks a permission that only some requests of a route need. */
  static void require(Context context, Permission permission) {
    require(who(context), permission);
  }

  /** Refuses who lacks a permission. */
  static void require(Principal who, Permission permission) {
    if (!who.may(permission)) {
      throw Problem.of(
              403,
              "%s lacks the permission '%s'."
                  .formatted(who.id(), permission.name().toLowerCase(Locale.ROOT)))
          .fix("Ask for a key of a role that has it.");
    }
  }

  /** Who asks, by id, as events name the actor. */
  public static String actor(Context context) {
    return who(context).id();
  }

  /** A name of a model, pipeline or endpoint in the path. */
  static Parameter<String> nameInPath(String about) {
    return name("name", Place.PATH, about);
  }

  /** A name of a model, pipeline or endpoint. */
  public static Parameter<String> name(String name, Place place, String about) {
    return new Parameter<>(
        name,
        place,
        about,
        Map.of("type", "string", "pattern", "^" + Names.PATTERN + "$"),
        Asked::name);
  }

  /** A whole number in the query, from 1 to {@code most}. */
  public static Parameter<Integer> number(String name, String about, int usual, int most) {
    return new Parameter<>(
        name,
        Place.QUERY,
        about,
        Map.of("type", "integer", "minimum", 1, "maximum", most, "default", usual),
        text -> number(text, name, most));
  }

  private static String name(String text) {
    if (!NAME.matcher(text).matches()) {
      throw Problem.badRequest("A name is " + Names.PATTERN + ".");
    }
    return text;
  }

  private static long run(String text) {
    if (!text.matches("[1-9][0-9]{0,17}")) {
      throw Problem.notFound("A run is named by its number, such as 12.");
    }
    return Long.parseLong(text);
  }

  private static int number(String text, String name, int most) {
    if (!text.matches("[1-9][0-9]{0,8}") || Integer.parseInt(text) > most) {
      throw Problem.badRequest("'" + name + "' is a whole number from 1 to " + most + ".");
    }
    return Integer.parseInt(text);
  }

  /** Tells the address of the next page, as RFC 8288 does. */
  static void next(Context context, String address) {
    context.header("Link", "<" + address + ">; rel=\"next\"");
  }

  /** Answers with JSON. */
  public static void answer(Context context, Object value) {
    context.contentType("application/json").result(Json.bytes(value));
  }
}
