package io.trainyard.engine.pipeline;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Walks through values, however deep they are nested. */
public final class Values {
  private Values() {}

  /** The outputs that a value mentions, in the order it does. */
  public static Set<Value.Output> outputs(Value value) {
    Set<Value.Output> outputs = new LinkedHashSet<>();
    visit(
        value,
        part -> {
          if (part instanceof Value.Output output) {
            outputs.add(output);
          }
        });
    return outputs;
  }

  /** Shows a visitor the value and all that it holds, from the outside in. */
  public static void visit(Value value, Consumer<Value> visitor) {
    visitor.accept(value);
    for (Value part : parts(value)) {
      visit(part, visitor);
    }
    if (value instanceof Value.Term term) {
      for (Option option : term.options()) {
        option.values().forEach(part -> visit(part, visitor));
      }
    }
  }

  private static List<Value> parts(Value value) {
    if (value instanceof Value.ListOf list) {
      return list.values();
    } else if (value instanceof Value.Template template) {
      return template.pieces();
    } else if (value instanceof Value.Term term) {
      return term.values();
    }
    return List.of();
  }
}
