package io.trainyard.engine.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the values of a run in the places where a definition names its params. A {@link
 * Value.Template} stays one, with literals in its holes, since the step's body decides whether a
 * hole is bound or spliced. Pure.
 */
public final class Fill {
  private final Map<String, Value> params;

  /** The item's key where the step runs for one. */
  private final Optional<Value> key;

  /**
   * Fills with these values.
   *
   * @param params by name; every param that a step mentions
   */
  public Fill(Map<String, Value> params) {
    this(Map.copyOf(params), Optional.empty());
  }

  private Fill(Map<String, Value> params, Optional<Value> key) {
    this.params = params;
    this.key = key;
  }

  /** A fill that also puts an item's key where a step names it, as in {@code parts.key}. */
  public Fill withKey(String itemKey) {
    return new Fill(params, Optional.of(new Value.Text(itemKey)));
  }

  /** The step with no param left in its options. */
  public Step step(Step step) {
    return step.withOptions(options(step.options()));
  }

  /** The value with no param left in it. */
  public Value value(Value value) {
    if (value instanceof Value.Param param) {
      return literal(param);
    } else if (value instanceof Value.Output output && output.output().equals("key")) {
      return key.orElse(value);
    } else if (value instanceof Value.ListOf list) {
      return new Value.ListOf(values(list.values()));
    } else if (value instanceof Value.Template template) {
      return new Value.Template(values(template.pieces()));
    } else if (value instanceof Value.Term term) {
      return new Value.Term(term.word(), values(term.values()), options(term.options()));
    }
    return value;
  }

  private Value literal(Value.Param param) {
    Value literal = params.get(param.name());
    if (literal == null) {
      throw new IllegalArgumentException("the run has no value for param '" + param.name() + "'");
    }
    return literal;
  }

  private List<Value> values(List<Value> values) {
    return values.stream().map(this::value).toList();
  }

  private List<Option> options(List<Option> options) {
    return options.stream()
        .map(option -> new Option(option.word(), values(option.values()), option.at()))
        .toList();
  }
}
