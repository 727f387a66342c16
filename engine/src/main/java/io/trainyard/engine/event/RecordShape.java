package io.trainyard.engine.event;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How records of one class stand in JSON: an object with the components that are not empty, by
 * name. Immutable.
 */
final class RecordShape {
  private static final Map<Class<?>, RecordShape> KNOWN = new ConcurrentHashMap<>();

  private final Class<? extends Record> type;
  private final List<Member> members;
  private final Constructor<? extends Record> constructor;

  /**
   * A component.
   *
   * @param opening what stands before its value, but for the comma
   */
  private record Member(String name, String opening, Method accessor, JsonKind kind) {}

  private RecordShape(Class<? extends Record> type, List<Member> members) {
    this.type = type;
    this.members = List.copyOf(members);
    this.constructor = constructor(type);
  }

  /**
   * The shape of a class.
   *
   * @throws IllegalArgumentException when a component is of a type that no event has
   */
  static RecordShape of(Class<? extends Record> type) {
    RecordShape known = KNOWN.get(type);
    if (known != null) {
      return known;
    }
    List<Member> members = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      JsonKind kind = JsonKind.of(component.getGenericType());
      String opening = "\"" + component.getName() + "\":";
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      members.add(new Member(component.getName(), opening, accessor, kind));
    }
    RecordShape shape = new RecordShape(type, members);
    KNOWN.put(type, shape);
    return shape;
  }

  private static Constructor<? extends Record> constructor(Class<? extends Record> type) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record has a canonical constructor: " + type, e);
    }
  }

  void write(Record facts, StringBuilder to) {
    to.append('{');
    String gap = "";
    for (Member member : members) {
      Object value = value(member, facts);
      boolean isEmpty = value instanceof Optional<?> optional && optional.isEmpty();
      if (value != null && !isEmpty) {
        member.kind.write(value, to.append(gap).append(member.opening));
        gap = ",";
      }
    }
    to.append('}');
  }

  private static @Nullable Object value(Member member, Record facts) {
    try {
      return member.accessor.invoke(facts);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(member.name + " cannot be read", e);
    }
  }

  Record read(JsonReading from) {
    @Nullable Object[] values = new Object[members.size()];
    from.take('{');
    int expected = 0;
    boolean isFirst = true;
    while (!from.takeIf('}')) {
      if (!isFirst) {
        from.take(',');
      }
      isFirst = false;
      String name = from.takeText();
      from.take(':');
      int place = place(name, expected);
      if (place < 0) {
        from.takeRaw(); // a later release has added it
      } else {
        values[place] = JsonKind.readOrNull(members.get(place).kind, from);
        expected = place + 1;
      }
    }
    return make(values, from);
  }

  /** Which component this is: mostly the one after the last; -1 = none. */
  private int place(String name, int expected) {
    if (expected < members.size() && members.get(expected).name.equals(name)) {
      return expected;
    }
    for (int place = 0; place < members.size(); place++) {
      if (members.get(place).name.equals(name)) {
        return place;
      }
    }
    return -1;
  }

  private Record make(@Nullable Object[] values, JsonReading from) {
    for (int place = 0; place < values.length; place++) {
      if (values[place] == null) {
        values[place] = members.get(place).kind.missing(from);
      }
    }
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException("it is no " + type.getSimpleName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }
}
