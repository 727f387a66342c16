package io.trainyard.executors.script;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.KeyContext;
import io.trainyard.engine.run.StepFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a step's {@code using python('train.py') { }} says.
 *
 * @param script an existing file
 * @param arguments {@code --name value} for each {@code argument 'name', value}
 * @param variables of {@code environmentVariable}, with the values of secrets
 * @param parquet whether tables reach the script as Parquet rather than CSV
 * @param predictWith the script that predicts, an existing file
 */
record Program(
    Language language,
    Path script,
    List<String> arguments,
    Map<String, String> variables,
    boolean parquet,
    Optional<Path> predictWith) {

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern ARGUMENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

  /**
   * Reads a step.
   *
   * @throws StepFailure that names the option and the smallest fix
   */
  static Program of(KeyContext context) {
    Step step = context.order().step();
    Value using =
        step.option("using")
            .flatMap(option -> option.values().stream().findFirst())
            .orElseThrow(
                () -> StepFailure.forGood("'using' is missing: write using shell('x.sh')"));
    if (!(using instanceof Value.Term term) || term.values().size() != 1) {
      throw StepFailure.forGood("'using' names a script: write using shell('x.sh')");
    }
    // A program's options stand in its own block; those of the step itself are taken too.
    List<Option> options = new ArrayList<>(step.options());
    options.addAll(term.options());
    Language language = Language.of(term.word());
    return new Program(
        language,
        script(term.values().get(0), context),
        arguments(options, context),
        variables(options, context),
        isParquet(options),
        find(options, "predictWith").map(option -> script(option.values().get(0), context)));
  }

  private static Path script(Value value, KeyContext context) {
    Path folder = context.order().folder().toAbsolutePath();
    Path script = folder.resolve(ScriptValues.text(value, context)).normalize();
    if (!Files.isRegularFile(script)) {
      throw StepFailure.forGood(
          "there is no script %s: a path is relative to the pipeline file".formatted(script));
    }
    return script;
  }

  private static List<String> arguments(List<Option> options, KeyContext context) {
    List<String> arguments = new ArrayList<>();
    for (Option option : all(options, "argument")) {
      String name = ScriptValues.text(option.values().get(0), context);
      if (!ARGUMENT.matcher(name).matches() || option.values().size() != 2) {
        throw StepFailure.forGood("argument '%s': write argument 'name', value".formatted(name));
      }
      for (Value value : each(option.values().get(1))) {
        if (value instanceof Value.Secret) {
          throw StepFailure.forGood(
              "argument '%s': arguments can be seen by everyone on the machine, so a secret goes into environmentVariable"
                  .formatted(name));
        }
        arguments.addAll(List.of("--" + name, ScriptValues.text(value, context)));
      }
    }
    return arguments;
  }

  /** A list gives its argument once for each value. */
  private static List<Value> each(Value value) {
    return value instanceof Value.ListOf list ? list.values() : List.of(value);
  }

  private static Map<String, String> variables(List<Option> options, KeyContext context) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (Option option : all(options, "environmentVariable")) {
      String name = ScriptValues.text(option.values().get(0), context);
      if (!VARIABLE.matcher(name).matches() || option.values().size() != 2) {
        throw StepFailure.forGood(
            "environmentVariable '%s': write environmentVariable 'NAME', value".formatted(name));
      }
      if (name.startsWith("TY_")) {
        throw StepFailure.forGood(
            "environmentVariable '%s': names with TY_ are the script contract's; choose another"
                .formatted(name));
      }
      variables.put(name, ScriptValues.text(option.values().get(1), context));
    }
    return variables;
  }

  private static boolean isParquet(List<Option> options) {
    return find(options, "tablesAs")
        .filter(option -> option.values().equals(List.of(Value.Term.of("parquet"))))
        .isPresent();
  }

  private static Optional<Option> find(List<Option> options, String word) {
    return all(options, word).stream().findFirst();
  }

  private static List<Option> all(List<Option> options, String word) {
    return options.stream().filter(option -> option.word().equals(word)).toList();
  }
}
