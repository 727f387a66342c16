package io.trainyard.engine.pipeline;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Walks through values, however deep they are nested. */
final class Values {
  private Values() {}

  /** Adds the steps whose outputs the value mentions. */
  static void outputs(Value value, Set<String> steps) {
    visit(
        value,
        part -> {
          if (part instanceof Value.Output output) {
            steps.add(output.step());
          }
        });
  }

  static void outputs(Option option, Set<String> steps) {
    option.values().forEach(value -> outputs(value, steps));
  }

  private static void visit(Value value, Consumer<Value> visitor) {
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
