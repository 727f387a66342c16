package io.trainyard.engine.event;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How values of one type stand in JSON. Neither is asked about null, which is always null. */
interface JsonKind {
  void write(Object value, StringBuilder to);

  Object read(JsonReading from);

  /** What a component gets that the text does not mention, or says null of. */
  default @Nullable Object missing(JsonReading from) {
    return null;
  }

  /**
   * The kind of a component's type.
   *
   * @throws IllegalArgumentException when it is one that no event has
   */
  static JsonKind of(Type type) {
    if (type instanceof ParameterizedType generic) {
      return ofGeneric(generic);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return new RecordKind(RecordShape.of(plain.asSubclass(Record.class)));
    }
    JsonKind scalar = plain.isEnum() ? new EnumKind(plain) : JsonScalar.of(plain);
    if (scalar == null) {
      throw new IllegalArgumentException("no event has a " + plain);
    }
    return scalar;
  }

  private static JsonKind ofGeneric(ParameterizedType generic) {
    Type[] arguments = generic.getActualTypeArguments();
    if (generic.getRawType() == List.class) {
      return new ListKind(of(arguments[0]));
    }
    if (generic.getRawType() == Map.class && arguments[0] == String.class) {
      return new MapKind(of(arguments[1]));
    }
    if (generic.getRawType() == Optional.class) {
      return new OptionalKind(of(arguments[0]));
    }
    throw new IllegalArgumentException("no event has a " + generic);
  }

  /** Null, or what the kind makes of the value. */
  static void writeOrNull(JsonKind kind, @Nullable Object value, StringBuilder to) {
    if (value == null) {
      to.append("null");
    } else {
      kind.write(value, to);
    }
  }

  /** Null, or what the kind reads. */
  static @Nullable Object readOrNull(JsonKind kind, JsonReading from) {
    return from.takeNull() ? null : kind.read(from);
  }

  /** A text in quotes: as Jackson writes it, so that a log is the same whoever wrote it. */
  static void quote(String text, StringBuilder to) {
    to.append('"');
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign == '"' || sign == '\\') {
        to.append('\\').append(sign);
      } else if (sign < ' ') {
        escape(sign, to);
      } else {
        to.append(sign);
      }
    }
    to.append('"');
  }

  private static void escape(char sign, StringBuilder to) {
    switch (sign) {
      case '\b' -> to.append("\\b");
      case '\f' -> to.append("\\f");
      case '\n' -> to.append("\\n");
      case '\r' -> to.append("\\r");
      case '\t' -> to.append("\\t");
      default -> {
        String digits = "0123456789ABCDEF";
        to.append("\\u00").append(digits.charAt(sign >> 4)).append(digits.charAt(sign & 15));
      }
    }
  }

  /** A record within a record. */
  record RecordKind(RecordShape shape) implements JsonKind {
    @Override
    public void write(Object value, StringBuilder to) {
      shape.write((Record) value, to);
    }

    @Override
    public Object read(JsonReading from) {
      return shape.read(from);
    }
  }

  /** A constant by its name. */
  record EnumKind(Class<?> type) implements JsonKind {
    @Override
    public void write(Object value, StringBuilder to) {
      quote(((Enum<?>) value).name(), to);
    }

    @Override
    public Object read(JsonReading from) {
      String name = from.takeText();
      for (Object constant : type.getEnumConstants()) {
        if (((Enum<?>) constant).name().equals(name)) {
          return constant;
        }
      }
      throw from.wrong("there is no " + type.getSimpleName() + " " + name);
    }
  }

  /** Null where it is empty. */
  record OptionalKind(JsonKind value) implements JsonKind {
    @Override
    public void write(Object optional, StringBuilder to) {
      writeOrNull(value, ((Optional<?>) optional).orElse(null), to);
    }

    @Override
    public Object read(JsonReading from) {
      return Optional.of(value.read(from));
    }

    @Override
    public Object missing(JsonReading from) {
      return Optional.empty();
    }
  }

  /** A list of one type. */
  record ListKind(JsonKind item) implements JsonKind {
    @Override
    public void write(Object list, StringBuilder to) {
      to.append('[');
      String gap = "";
      for (Object each : (List<?>) list) {
        to.append(gap);
        writeOrNull(item, each, to);
        gap = ",";
      }
      to.append(']');
    }

    @Override
    public Object read(JsonReading from) {
      List<@Nullable Object> list = new ArrayList<>();
      from.take('[');
      while (!from.takeIf(']')) {
        if (!list.isEmpty()) {
          from.take(',');
        }
        list.add(readOrNull(item, from));
      }
      return list;
    }
  }

  /** A map from texts to one type, in the order of the map. */
  record MapKind(JsonKind value) implements JsonKind {
    @Override
    public void write(Object map, StringBuilder to) {
      to.append('{');
      String gap = "";
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) map).entrySet()) {
        to.append(gap);
        quote((String) entry.getKey(), to);
        to.append(':');
        writeOrNull(value, entry.getValue(), to);
        gap = ",";
      }
      to.append('}');
    }

    @Override
    public Object read(JsonReading from) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      from.take('{');
      while (!from.takeIf('}')) {
        if (!map.isEmpty()) {
          from.take(',');
        }
        String name = from.takeText();
        from.take(':');
        map.put(name, readOrNull(value, from));
      }
      return map;
    }
  }
}
