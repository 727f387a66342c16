package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether the {@code when} of a step holds. */
final class Conditions {
  private Conditions() {}

  /**
   * Why the step is skipped; empty when every condition holds. A missing decision is a no, and so
   * is a condition that this release does not know.
   */
  static Optional<String> refusal(List<Value> conditions, RunSnapshot run) {
    return conditions.stream()
        .filter(condition -> !holds(condition, run))
        .findFirst()
        .map(Conditions::reason);
  }

  private static boolean holds(Value condition, RunSnapshot run) {
    if (condition instanceof Value.Output output) {
      return run.last(output.step()).flatMap(Attempt::decision).orElse(false);
    } else if (condition instanceof Value.Term term) {
      return switch (term.word()) {
        case "anyOf" -> term.values().stream().anyMatch(value -> holds(value, run));
        case "not" -> term.values().stream().noneMatch(value -> holds(value, run));
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
