package io.trainyard.engine.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * What a caller may change from run to run.
 *
 * @param otherwise the default; empty when every run must give a value
 * @param allowed what a value must satisfy: {@code between(lo, hi)} or {@code oneOf(..)}
 * @param options further options by word, such as {@code askedWhen} or, for a run date, {@code
 *     back}
 * @param personal kept in events as a digest only
 */
public record Param(
    String name,
    ParamType type,
    String about,
    Optional<Value> otherwise,
    Optional<Value.Term> allowed,
    List<Option> options,
    boolean personal,
    SourceRef at) {
  public Param {
    options = List.copyOf(options);
  }

  /** Why it does not accept a value; empty when it does. */
  public Optional<String> mistake(Value value) {
    return ParamRules.mistake(this, value);
  }
}
