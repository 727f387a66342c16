package io.trainyard.engine.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A type whose values are one text, number or truth value, or a tree that stands for itself. */
record JsonScalar(
    BiConsumer<Object, StringBuilder> writer,
    Function<JsonReading, Object> reader,
    boolean isNeeded)
    implements JsonKind {
  private static final Map<Class<?>, JsonScalar> BY_TYPE = new HashMap<>();

  static {
    add(long.class, Long.class, JsonReading::takeLong);
    add(int.class, Integer.class, JsonReading::takeInt);
    add(boolean.class, Boolean.class, JsonReading::takeBoolean);
    BiConsumer<Object, StringBuilder> number = (value, to) -> writeNumber((Double) value, to);
    BY_TYPE.put(double.class, new JsonScalar(number, JsonReading::takeDouble, true));
    BY_TYPE.put(Double.class, new JsonScalar(number, JsonReading::takeDouble, false));
    add(String.class, (value, to) -> JsonKind.quote((String) value, to), JsonReading::takeText);
    add(Instant.class, JsonScalar::writeTime, JsonScalar::readTime);
    add(LocalDate.class, (value, to) -> JsonKind.quote(value.toString(), to), JsonScalar::readDate);
    add(JsonNode.class, (value, to) -> JsonTrees.write((JsonNode) value, to), JsonTrees::read);
  }

  /** The kind of a type; null when it is none of these. */
  static @Nullable JsonScalar of(Class<?> type) {
    return BY_TYPE.get(type);
  }

  private static void add(
      Class<?> type,
      BiConsumer<Object, StringBuilder> writer,
      Function<JsonReading, Object> reader) {
    BY_TYPE.put(type, new JsonScalar(writer, reader, false));
  }

  private static void add(
      Class<?> primitive, Class<?> boxed, Function<JsonReading, Object> reader) {
    BiConsumer<Object, StringBuilder> writer = (value, to) -> to.append(value);
    BY_TYPE.put(primitive, new JsonScalar(writer, reader, true));
    BY_TYPE.put(boxed, new JsonScalar(writer, reader, false));
  }

  private static void writeTime(Object time, StringBuilder to) {
    to.append('"');
    JsonTime.write((Instant) time, to);
    to.append('"');
  }

  private static Instant readTime(JsonReading from) {
    try {
      return JsonTime.parse(from.takeText());
    } catch (DateTimeException e) {
      throw from.wrong("a time was expected before this");
    }
  }

  private static LocalDate readDate(JsonReading from) {
    try {
      return LocalDate.parse(from.takeText());
    } catch (DateTimeException e) {
      throw from.wrong("a date was expected before this");
    }
  }

  /** JSON has no word for NaN and the infinities: they are texts. */
  private static void writeNumber(double value, StringBuilder to) {
    if (Double.isFinite(value)) {
      to.append(value);
    } else {
      to.append('"').append(value).append('"');
    }
  }

  @Override
  public void write(Object value, StringBuilder to) {
    writer.accept(value, to);
  }

  @Override
  public Object read(JsonReading from) {
    return reader.apply(from);
  }

  @Override
  public @Nullable Object missing(JsonReading from) {
    if (isNeeded) {
      throw from.wrong("a number or truth value is missing");
    }
    return null;
  }
}
