package io.trainyard.executors.script;

import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.run.StepFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a script is written in, and how it is started. */
enum Language {
  /** {@code python3} of the {@code PATH}, or the program that the setting {@code python} names. */
  PYTHON("python3"),
  /**
   * A script that may be executed is started as it is, by its {@code #!} line; any other by {@code
   * sh}, or the program that the setting {@code shell} names.
   */
  SHELL("sh");

  private final String program;

  Language(String program) {
    this.program = program;
  }

  /** As written behind {@code using}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Language of(String word) {
    return Arrays.stream(values())
        .filter(language -> language.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                StepFailure.forGood(
                    "'%s' is no language of scripts; say python or shell".formatted(word)));
  }

  /**
   * The command that runs a script, without its arguments.
   *
   * @throws StepFailure when there is nothing to run it with, with the setting that mends it
   */
  List<String> command(Path script, HomeSettings settings, Map<String, String> environment) {
    if (this == SHELL && !settings.settings().containsKey(word()) && Files.isExecutable(script)) {
      return List.of(script.toString());
    }
    String wanted = settings.settings().getOrDefault(word(), program);
    return List.of(find(wanted, environment).toString(), script.toString());
  }

  private Path find(String wanted, Map<String, String> environment) {
    return Programs.find(wanted, environment)
        .orElseThrow(
            () ->
                StepFailure.forGood(
                    "'%s' is not there to run a %s script: install it, or name another with the setting '%s' in settings.json"
                        .formatted(wanted, word(), word())));
  }
}
