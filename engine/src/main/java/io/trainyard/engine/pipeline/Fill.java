package io.trainyard.engine.pipeline;

import java.util.List;
import java.util.Map;

/**
 * Puts the values of a run in the places where a definition names its params. A {@link
 * Value.Template} stays one, with literals in its holes, since the step's body decides whether a
 * hole is bound or spliced. Pure.
 */
public final class Fill {
  private final Map<String, Value> params;

  /**
   * Fills with these values.
   *
   * @param params by name; every param that a step mentions
   */
  public Fill(Map<String, Value> params) {
    this.params = Map.copyOf(params);
  }

  /** The step with no param left in its options. */
  public Step step(Step step) {
    return step.withOptions(options(step.options()));
  }

  /** The value with no param left in it. */
  public Value value(Value value) {
    if (value instanceof Value.Param param) {
      return literal(param);
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
