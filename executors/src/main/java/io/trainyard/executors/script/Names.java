package io.trainyard.executors.script;

import io.trainyard.engine.run.StepFailure;
import java.util.Locale;
import java.util.Map;

/** The names of environment variables. */
final class Names {
  private Names() {}

  /** {@code parts.train} behind {@code TY_INPUT_} is {@code TY_INPUT_PARTS_TRAIN}. */
  static String variable(String prefix, String name) {
    return prefix + name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** Adds a variable; two names that become the same one are a mistake of the user's. */
  static void put(Map<String, String> variables, String prefix, String name, String value) {
    String variable = variable(prefix, name);
    if (variables.put(variable, value) != null) {
      throw StepFailure.forGood(
          "two names become the environment variable %s: rename '%s'".formatted(variable, name));
    }
  }
}
