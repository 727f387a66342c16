package io.trainyard.web.api;

import io.trainyard.web.api.Parameter.Place;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Parameters of the usual kinds. */
public final class Parameters {
  private static final String DIGEST = "sha256:[0-9a-f]{64}";
  private static final String COUNT = "0|[1-9][0-9]{0,17}";
  private static final long LARGEST = 999_999_999_999_999_999L;

  private Parameters() {}

  /** The digest of something, in the path. */
  public static Parameter<String> digest(String name, String about) {
    return new Parameter<>(
        name,
        Place.PATH,
        about,
        Map.of("type", "string", "pattern", "^" + DIGEST + "$"),
        text -> {
          if (!text.matches(DIGEST)) {
            throw Problem.notFound("'" + name + "' is a digest such as sha256:1f..: 64 digits.");
          }
          return text;
        });
  }

  /** The number of something, in the path; what is no number does not exist. */
  public static Parameter<Long> number(String name, String about) {
    return new Parameter<>(
        name,
        Place.PATH,
        about,
        Map.of("type", "integer", "format", "int64", "minimum", 1, "maximum", LARGEST),
        text -> {
          if (!text.matches(COUNT) || text.equals("0")) {
            throw Problem.notFound("'" + name + "' is a whole number, such as 12.");
          }
          return Long.parseLong(text);
        });
  }

  /** A whole number from 0 on. */
  public static Parameter<Long> count(String name, Place place, String about) {
    return new Parameter<>(
        name,
        place,
        about,
        Map.of("type", "integer", "format", "int64", "minimum", 0, "maximum", LARGEST),
        text -> {
          if (!text.matches(COUNT)) {
            throw Problem.badRequest("'" + name + "' is a whole number from 0 on.");
          }
          return Long.parseLong(text);
        });
  }

  /** {@code true} or {@code false}, in the query. */
  public static Parameter<Boolean> yesNo(String name, String about) {
    return new Parameter<>(
        name,
        Place.QUERY,
        about,
        Map.of("type", "boolean", "default", false),
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw Problem.badRequest("'" + name + "' is true or false.");
            });
  }

  /** An instant in ISO 8601, in the query. */
  public static Parameter<Instant> instant(String name, String about) {
    return new Parameter<>(
        name,
        Place.QUERY,
        about,
        Map.of("type", "string", "format", "date-time"),
        text -> {
          try {
            return Instant.parse(text);
          } catch (DateTimeException e) {
            throw Problem.badRequest("'" + name + "' is an instant such as 2026-11-21T10:00:00Z.");
          }
        });
  }

  /** One of the constants of an enum, in the query. */
  public static <T extends Enum<T>> Parameter<T> constant(
      String name, Class<T> type, String about) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    return new Parameter<>(
        name,
        Place.QUERY,
        about,
        Map.of("type", "string", "enum", names),
        text -> {
          if (!names.contains(text)) {
            throw Problem.badRequest("'" + name + "' is one of " + String.join(", ", names) + ".");
          }
          return Enum.valueOf(type, text);
        });
  }

  /** A text of this form. */
  public static Parameter<String> text(String name, Place place, String form, String about) {
    Pattern pattern = Pattern.compile(form);
    return new Parameter<>(
        name,
        place,
        about,
        Map.of("type", "string", "pattern", "^" + form + "$"),
        text -> {
          if (!pattern.matcher(text).matches()) {
            throw Problem.badRequest("'" + name + "' has the form " + form + ".");
          }
          return text;
        });
  }
}
