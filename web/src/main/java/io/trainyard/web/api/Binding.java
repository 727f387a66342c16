package io.trainyard.web.api;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes a record of JSON, and tells everything that keeps it from being one: what is missing, what
 * is of another type, what the record does not have. Nothing is converted: a number in quotes is a
 * text.
 */
final class Binding {
  private static final int MOST_TOLD = 20;
  private final List<Problem.Flaw> flaws = new ArrayList<>();

  private Binding() {}

  /** The record; a {@link Problem} with every flaw where it is none. */
  static <T> T bind(JsonNode body, Class<T> type) {
    Binding binding = new Binding();
    Object bound = binding.record(body, type, "");
    if (bound == null || !binding.flaws.isEmpty()) {
      throw Problem.flawed(binding.flaws);
    }
    return type.cast(bound);
  }

  private @Nullable Object flaw(String pointer, String detail) {
    if (flaws.size() < MOST_TOLD) {
      flaws.add(new Problem.Flaw(pointer, detail));
    }
    return null;
  }

  private @Nullable Object record(JsonNode node, Class<?> type, String at) {
    if (!node.isObject()) {
      return flaw(at, "An object is expected here.");
    }
    List<RecordField> fields = RecordField.of(type);
    refuseOthers(node, fields, at);
    int before = flaws.size();
    @Nullable Object[] values = new @Nullable Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = field(node, fields.get(i), at);
    }
    return flaws.size() > before ? null : make(type, values, at);
  }

  private void refuseOthers(JsonNode node, List<RecordField> fields, String at) {
    List<String> names = fields.stream().map(RecordField::name).toList();
    for (String given : node.propertyNames()) {
      if (!names.contains(given)) {
        flaw(
            StrictJson.below(at, given),
            "There is no such field here: there are " + String.join(", ", names) + ".");
      }
    }
  }

  private @Nullable Object field(JsonNode node, RecordField field, String at) {
    JsonNode value = node.get(field.name());
    String pointer = StrictJson.below(at, field.name());
    if (value != null && !value.isNull()) {
      return value(value, field.type(), pointer);
    }
    return field.isNullable() ? null : flaw(pointer, "It is missing.");
  }

  private @Nullable Object make(Class<?> type, @Nullable Object[] values, String at) {
    try {
      Class<?>[] types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      return flaw(at, String.valueOf(e.getTargetException().getMessage()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type + " cannot be made", e);
    }
  }

  private @Nullable Object value(JsonNode node, Type type, String at) {
    if (type instanceof ParameterizedType generic) {
      Type[] parts = generic.getActualTypeArguments();
      return generic.getRawType() == List.class
          ? list(node, parts[0], at)
          : map(node, parts[parts.length - 1], at);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return record(node, plain, at);
    }
    return plain.isEnum() ? constant(node, plain, at) : scalar(node, plain, at);
  }

  private @Nullable Object list(JsonNode node, Type item, String at) {
    if (!node.isArray()) {
      return flaw(at, "A list is expected here.");
    }
    List<@Nullable Object> items = new ArrayList<>();
    for (int i = 0; i < node.size() && flaws.size() < MOST_TOLD; i++) {
      items.add(value(node.get(i), item, StrictJson.below(at, Integer.toString(i))));
    }
    return items;
  }

  private @Nullable Object map(JsonNode node, Type item, String at) {
    if (!node.isObject()) {
      return flaw(at, "An object is expected here.");
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      values.put(each.getKey(), value(each.getValue(), item, StrictJson.below(at, each.getKey())));
    }
    return values;
  }

  private @Nullable Object constant(JsonNode node, Class<?> type, String at) {
    Object[] constants = type.getEnumConstants();
    for (Object constant : constants) {
      if (node.isString() && node.stringValue().equals(((Enum<?>) constant).name())) {
        return constant;
      }
    }
    String names =
        Arrays.stream(constants)
            .map(each -> ((Enum<?>) each).name())
            .collect(Collectors.joining(", "));
    return flaw(at, "It is one of " + names + ".");
  }

  private @Nullable Object scalar(JsonNode node, Class<?> type, String at) {
    if (type == String.class) {
      return node.isString() ? node.stringValue() : flaw(at, "A text is expected here.");
    }
    if (type == boolean.class || type == Boolean.class) {
      return node.isBoolean() ? node.booleanValue() : flaw(at, "true or false is expected here.");
    }
    if (type == long.class || type == Long.class) {
      return node.isIntegralNumber() && node.canConvertToLong()
          ? node.longValue()
          : flaw(at, "A whole number is expected here.");
    }
    if (type == int.class || type == Integer.class) {
      return node.isIntegralNumber() && node.canConvertToInt()
          ? node.intValue()
          : flaw(at, "A whole number is expected here.");
    }
    throw new IllegalArgumentException("no body holds a " + type);
  }
}
