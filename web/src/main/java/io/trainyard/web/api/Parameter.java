package io.trainyard.web.api;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value in the path, the query or a header of a request. One object reads it and describes it, so
 * that the two cannot differ.
 *
 * @param schema of JSON Schema, as it stands in the OpenAPI document
 * @param isRequired whether a request without it is refused
 * @param reading of its text
 */
public record Parameter<T>(
    String name,
    Place place,
    String about,
    Map<String, Object> schema,
    boolean isRequired,
    Reading<T> reading) {

  /** One that need not be given, but in a path. */
  public Parameter(
      String name, Place place, String about, Map<String, Object> schema, Reading<T> reading) {
    this(name, place, about, schema, place == Place.PATH, reading);
  }

  /** Where a parameter stands. */
  public enum Place {
    PATH,
    QUERY,
    HEADER
  }

  /** Makes a value of a text; a {@link Problem} where it cannot. */
  @FunctionalInterface
  public interface Reading<T> {
    T read(String text);
  }

  /** The value of a parameter of the path, which is always there. */
  public T of(Context context) {
    return reading.read(context.pathParam(name));
  }

  /** The value of a parameter of the query or a header; empty where it is not given. */
  public Optional<T> find(Context context) {
    return Optional.ofNullable(text(context)).map(reading::read);
  }

  private @Nullable String text(Context context) {
    if (place == Place.HEADER) {
      return context.header(name);
    }
    List<String> given = context.queryParams(name);
    if (given.size() > 1) {
      throw Problem.badRequest(
          "'" + name + "' is given " + given.size() + " times: once is enough.");
    }
    return given.isEmpty() ? null : given.get(0);
  }
}
