package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.ParamType;
import io.trainyard.engine.pipeline.Value;
import java.util.Optional;

/**
 * A value that was read, with its type. After a mistake it is {@link #UNKNOWN}, which fits
 * everywhere, so that one mistake gives one message.
 *
 * @param param the param's type where the value is a param
 * @param name how a step that is handed it calls it
 */
record Read(Class<?> type, Value value, Optional<ParamType> param, String name) {
  /** The type of what could not be read. */
  interface Nothing {}

  static final Read UNKNOWN = Read.of(Nothing.class, new Value.Text(""));

  static Read of(Class<?> type, Value value) {
    return new Read(type, value, Optional.empty(), "");
  }

  Read called(String newName) {
    return new Read(type, value, param, newName);
  }

  boolean isUnknown() {
    return type == Nothing.class;
  }

  boolean isText() {
    return type == String.class;
  }
}
