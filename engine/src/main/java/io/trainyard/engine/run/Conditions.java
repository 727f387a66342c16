package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether the {@code when} of a step holds. */
public final class Conditions {
  private Conditions() {}

  /**
   * Why the step is skipped; empty when every condition holds. A missing decision is a no, and so
   * is a condition that this release does not know.
   *
   * @param decided what a step decided, by its name
   */
  public static Optional<String> refusal(
      List<Value> conditions, Function<String, Optional<Boolean>> decided) {
    return conditions.stream()
        .filter(condition -> !holds(condition, decided))
        .findFirst()
        .map(Conditions::reason);
  }

  /** The decisions that conditions name, however deep. */
  public static List<Value.Output> decisions(List<Value> conditions) {
    List<Value.Output> named = new ArrayList<>();
    for (Value condition : conditions) {
      if (condition instanceof Value.Output output) {
        named.add(output);
      } else if (condition instanceof Value.Term term) {
        named.addAll(decisions(term.values()));
      }
    }
    return named;
  }

  private static boolean holds(Value condition, Function<String, Optional<Boolean>> decided) {
    if (condition instanceof Value.Output output) {
      return decided.apply(output.step()).orElse(false);
    } else if (condition instanceof Value.Term term) {
      return switch (term.word()) {
        case "anyOf" -> term.values().stream().anyMatch(value -> holds(value, decided));
        case "not" -> term.values().stream().noneMatch(value -> holds(value, decided));
        default -> false;
      };
    }
    return false;
  }

  private static String reason(Value condition) {
    if (condition instanceof Value.Output output) {
      return "`" + output.step() + "` said no";
    }
    if (condition instanceof Value.Term term) {
      switch (term.word()) {
        case "not":
          return names(term) + " said yes";
        case "anyOf":
          return "none of " + names(term) + " said yes";
        default:
          break;
      }
    }
    return "its `when` cannot be understood";
  }

  private static String names(Value.Term term) {
    return term.values().stream()
        .map(value -> value instanceof Value.Output output ? "`" + output.step() + "`" : "(..)")
        .collect(Collectors.joining(", "));
  }
}
