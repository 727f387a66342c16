package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.ParamType;
import io.trainyard.engine.pipeline.Value;
import java.util.Optional;

/**
 * A value that was read, with its type. After a mistake it is {@link #UNKNOWN}, which fits
 * everywhere, so that one mistake gives one message.
 *
 * @param param the param's type where the value is a param, or an item that is handed as a value
 * @param name how a step that is handed it calls it
 * @param origin the list or partition for whose items it is made, one for each; empty = it is one
 * @param each whether a step that is handed it runs once for every item
 */
record Read(
    Class<?> type,
    Value value,
    Optional<ParamType> param,
    String name,
    String origin,
    boolean each) {
  /** The type of what could not be read. */
  interface Nothing {}

  static final Read UNKNOWN = Read.of(Nothing.class, new Value.Text(""));

  static Read of(Class<?> type, Value value) {
    return new Read(type, value, Optional.empty(), "", "", false);
  }

  /** What has a value in a run only, of a param's type. */
  static Read ofParam(ParamType type, Value value) {
    return new Read(io.trainyard.dsl.words.Param.class, value, Optional.of(type), "", "", false);
  }

  Read called(String newName) {
    return new Read(type, value, param, newName, origin, each);
  }

  /** The same, made once for every item of a list or partition. */
  Read madeFor(String items) {
    return new Read(type, value, param, name, items, each);
  }

  /** The same, handed over item by item. */
  Read itemByItem() {
    return new Read(type, value, param, name, origin, true);
  }

  boolean isUnknown() {
    return type == Nothing.class;
  }

  boolean isText() {
    return type == String.class;
  }
}
