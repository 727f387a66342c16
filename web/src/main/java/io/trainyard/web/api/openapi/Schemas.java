package io.trainyard.web.api.openapi;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.web.api.RecordField;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** JSON schemas of records: what a component may be, and whether it must be there. */
final class Schemas {
  private static final Map<Class<?>, Map<String, Object>> PLAIN =
      Map.ofEntries(
          Map.entry(String.class, Map.of("type", "string")),
          Map.entry(boolean.class, Map.of("type", "boolean")),
          Map.entry(Boolean.class, Map.of("type", "boolean")),
          Map.entry(int.class, Map.of("type", "integer", "format", "int32")),
          Map.entry(Integer.class, Map.of("type", "integer", "format", "int32")),
          Map.entry(long.class, Map.of("type", "integer", "format", "int64")),
          Map.entry(Long.class, Map.of("type", "integer", "format", "int64")),
          Map.entry(double.class, number()),
          Map.entry(Double.class, number()),
          Map.entry(Instant.class, Map.of("type", "string", "format", "date-time")),
          Map.entry(LocalDate.class, Map.of("type", "string", "format", "date")),
          Map.entry(Duration.class, Map.of("type", "string", "pattern", "^-?PT?[0-9A-Z.-]+$")),
          Map.entry(Digest.class, Map.of("type", "string")));
  private final Map<String, Object> named = new TreeMap<>();

  /** JSON has no word for what is no number, so that it is a text. */
  private static Map<String, Object> number() {
    return Map.of(
        "anyOf",
        List.of(
            Map.of("type", "number"),
            Map.of("type", "string", "enum", List.of("NaN", "Infinity", "-Infinity"))));
  }

  /** Every record that was asked for, by name. */
  Map<String, Object> named() {
    return named;
  }

  /** The schema of a body, which may have no other fields. */
  Map<String, Object> taken(Class<?> record) {
    return record(record, true);
  }

  /** The schema of what is answered. */
  Map<String, Object> given(Class<?> type) {
    return of(type, false);
  }

  private Map<String, Object> of(Type type, boolean isStrict) {
    if (type instanceof ParameterizedType generic) {
      return container(generic, isStrict);
    }
    if (!(type instanceof Class<?> plain)) {
      return Map.of();
    }
    if (plain.isRecord()) {
      return record(plain, isStrict);
    }
    if (plain.isEnum()) {
      List<String> names =
          Arrays.stream(plain.getEnumConstants()).map(each -> ((Enum<?>) each).name()).toList();
      return Map.of("type", "string", "enum", names);
    }
    return Map.class.isAssignableFrom(plain)
        ? Map.of("type", "object")
        : PLAIN.getOrDefault(plain, Map.of());
  }

  private Map<String, Object> container(ParameterizedType generic, boolean isStrict) {
    Type[] parts = generic.getActualTypeArguments();
    Map<String, Object> item = of(parts[parts.length - 1], isStrict);
    Class<?> raw = (Class<?>) generic.getRawType();
    if (raw == Optional.class) {
      return item;
    }
    return Collection.class.isAssignableFrom(raw)
        ? Map.of("type", "array", "items", item)
        : Map.of("type", "object", "additionalProperties", item);
  }

  private Map<String, Object> record(Class<?> record, boolean isStrict) {
    String name = name(record);
    if (!named.containsKey(name)) {
      Map<String, Object> schema = new LinkedHashMap<>();
      named.put(name, schema); // first, since a record may hold its own kind
      schema.put("type", "object");
      fields(record, isStrict, schema);
      if (isStrict) {
        schema.put("additionalProperties", false);
      }
    }
    return Map.of("$ref", "#/components/schemas/" + name);
  }

  private void fields(Class<?> record, boolean isStrict, Map<String, Object> schema) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (RecordField field : RecordField.of(record)) {
      Map<String, Object> own = of(field.type(), isStrict);
      boolean mayBeNull = isStrict && field.isNullable() && !own.isEmpty();
      properties.put(
          field.name(), mayBeNull ? Map.of("anyOf", List.of(own, Map.of("type", "null"))) : own);
      if (!field.isNullable()) {
        required.add(field.name());
      }
    }
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
  }

  /** {@code RunView}, {@code RunView.StepLine}. */
  private static String name(Class<?> record) {
    Class<?> outer = record.getEnclosingClass();
    return outer == null || !outer.isRecord()
        ? record.getSimpleName()
        : outer.getSimpleName() + "." + record.getSimpleName();
  }
}
