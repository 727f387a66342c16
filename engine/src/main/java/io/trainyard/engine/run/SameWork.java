package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Fill;
import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether steps of two definitions do the same work, each with the params of its run. Places in the
 * file, how often a step is tried, and what it claims do not matter; of a block, its normalised
 * syntax does. A script is known by its name alone. Pure.
 */
final class SameWork {
  private final Map<String, String> renamed = new HashMap<>();
  private final Fill before;
  private final Fill after;

  /**
   * Compares steps of an earlier definition with those of a later one.
   *
   * @param later its steps may tell earlier names of theirs
   */
  SameWork(Map<String, Value> before, Pipeline later, Map<String, Value> after) {
    this.before = new Fill(before);
    this.after = new Fill(after);
    later
        .steps()
        .forEach(step -> step.policy().formerly().forEach(old -> renamed.put(old, step.name())));
  }

  boolean same(Step old, Step now) {
    return old.verb().equals(now.verb())
        && old.outputs().equals(now.outputs())
        && values(old.when(), before).equals(values(now.when(), after))
        && inputs(old, before).equals(inputs(now, after))
        && options(old.options(), before).equals(options(now.options(), after));
  }

  private List<Input> inputs(Step step, Fill fill) {
    return step.inputs().stream()
        .map(input -> new Input(current(input.name()), value(input.from(), fill), input.each()))
        .toList();
  }

  private List<Option> options(List<Option> options, Fill fill) {
    return options.stream()
        .map(option -> new Option(option.word(), values(option.values(), fill), SourceRef.NONE))
        .toList();
  }

  private List<Value> values(List<Value> values, Fill fill) {
    return values.stream().map(value -> value(value, fill)).toList();
  }

  private Value value(Value value, Fill fill) {
    if (value instanceof Value.Param param) {
      return fill.value(param);
    } else if (value instanceof Value.ListOf list) {
      return new Value.ListOf(values(list.values(), fill));
    } else if (value instanceof Value.Template template) {
      return new Value.Template(values(template.pieces(), fill));
    } else if (value instanceof Value.Term term) {
      return new Value.Term(
          term.word(), values(term.values(), fill), options(term.options(), fill));
    } else if (value instanceof Value.Output output) {
      return new Value.Output(current(output.step()), output.output());
    } else if (value instanceof Value.Code code) {
      return new Value.Code(code.language(), "", "", code.path(), code.fingerprint());
    }
    return value;
  }

  private String current(String step) {
    return renamed.getOrDefault(step, step);
  }
}
