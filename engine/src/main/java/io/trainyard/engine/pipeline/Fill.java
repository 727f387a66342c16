package io.trainyard.engine.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

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

  /** The step with no param left in its options; the very step where none was in them. */
  public Step step(Step step) {
    List<Option> filled = options(step.options());
    return filled == step.options() ? step : step.withOptions(filled);
  }

  /** The value with no param left in it. */
  public Value value(Value value) {
    if (value instanceof Value.Param param) {
      return literal(param);
    } else if (value instanceof Value.Output output && output.output().equals("key")) {
      return key.orElse(value);
    } else if (value instanceof Value.ListOf list) {
      List<Value> filled = values(list.values());
      return filled == list.values() ? value : new Value.ListOf(filled);
    } else if (value instanceof Value.Template template) {
      List<Value> filled = values(template.pieces());
      return filled == template.pieces() ? value : new Value.Template(filled);
    } else if (value instanceof Value.Term term) {
      List<Value> filled = values(term.values());
      List<Option> options = options(term.options());
      boolean isSame = filled == term.values() && options == term.options();
      return isSame ? value : new Value.Term(term.word(), filled, options);
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
    return each(values, this::value);
  }

  private List<Option> options(List<Option> options) {
    return each(options, this::option);
  }

  private Option option(Option option) {
    List<Value> filled = values(option.values());
    return filled == option.values() ? option : new Option(option.word(), filled, option.at());
  }

  /** The very list where nothing in it changes, as for most steps. */
  private static <T> List<T> each(List<T> list, UnaryOperator<T> filling) {
    if (list.isEmpty()) {
      return list;
    }
    List<T> filled = new ArrayList<>(list.size());
    boolean isSame = true;
    for (T item : list) {
      T now = filling.apply(item);
      isSame &= now == item;
      filled.add(now);
    }
    return isSame ? list : filled;
  }
}
