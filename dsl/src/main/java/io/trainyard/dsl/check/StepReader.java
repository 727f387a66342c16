package io.trainyard.dsl.check;

import io.trainyard.dsl.words.Made;
import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** Reads a verb with its inputs and its block as a step. */
final class StepReader {
  private static final Set<String> FIELDS = Set.of("about", "when", "needs", "retry", "timeout");

  private final Reading reading;
  private final ValueReader values;
  private final StepRules rules;

  StepReader(Reading reading, ValueReader values) {
    this.reading = reading;
    this.values = values;
    this.rules = new StepRules(reading);
  }

  /**
   * What was read: the step without the pipeline's defaults, and the name it is known by.
   *
   * @param symbol what the variable stands for, even where the step has a mistake
   */
  record Result(Optional<Draft> draft, Symbol symbol) {}

  /** A step whose defaults are still open. */
  record Draft(Step step, Policy policy, ASTNode at) {}

  Result read(
      String name, ASTNode at, MethodCallExpression call, List<WordForm> forms, BlockWords words) {
    String verb = forms.get(0).word();
    Optional<CallReader.Said> said =
        values
            .calls()
            .say(
                call,
                verb,
                forms,
                words,
                reads -> reading.step = new Reading.StepPlace(name, verb, inputs(reads)));
    reading.step = Reading.StepPlace.NONE;
    if (said.isEmpty()) {
      return new Result(Optional.empty(), fallback(name, at, verb, forms));
    }
    List<Option> options = said.get().options();
    List<Output> outputs = VerbOutputs.of(verb, options);
    Symbol symbol = symbol(name, at, verb, said.get().form().result(), options, outputs);
    List<Option> own = options.stream().filter(option -> !FIELDS.contains(option.word())).toList();
    rules.check(call, verb, own);
    new RetryRules(reading.mistakes).check(options);
    Step step =
        new Step(
            name,
            verb,
            about(options),
            stepInputs(call, said.get()),
            own,
            outputs,
            values(options, "when"),
            needs(call, options),
            io.trainyard.engine.pipeline.Retry.NONE,
            Optional.empty(),
            reading.mistakes.at(at));
    return new Result(Optional.of(new Draft(step, Policy.of(options), call)), symbol);
  }

  private static List<Read> inputs(List<Read> reads) {
    return reads.stream().filter(read -> read.type() != groovy.lang.Closure.class).toList();
  }

  private List<Input> stepInputs(MethodCallExpression call, CallReader.Said said) {
    List<Input> inputs = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (Read read : inputs(said.reads())) {
      if (!names.add(read.name()) && Set.of("transform", "step").contains(said.form().word())) {
        reading.error(
            call.getMethod(),
            "two inputs are called '" + read.name() + "': give one of them a step of its own");
      }
      inputs.add(new Input(read.name(), read.value()));
    }
    return inputs;
  }

  private static Symbol symbol(
      String name,
      ASTNode at,
      String verb,
      Class<?> result,
      List<Option> options,
      List<Output> outputs) {
    Map<String, Class<?>> dotted = new LinkedHashMap<>();
    Class<?> type = result;
    if (verb.equals("step") || VerbOutputs.hasOutputsOption(options)) {
      dotted.putAll(VerbOutputs.named(outputs));
      type = Made.class;
    } else {
      outputs.forEach(
          output ->
              BlockWords.of(result).forms(output.name()).stream()
                  .filter(WordForm::bare)
                  .forEach(form -> dotted.put(output.name(), form.result())));
    }
    String main = outputs.isEmpty() ? "" : outputs.get(0).name();
    return new Symbol(
        name, Symbol.Kind.STEP, Read.of(type, new Value.Output(name, main)), verb, dotted, at);
  }

  /** After a mistake the name still stands for what the verb makes. */
  private static Symbol fallback(String name, ASTNode at, String verb, List<WordForm> forms) {
    Class<?> result = forms.get(0).result();
    if (verb.equals("step") || verb.equals("transform") || result == void.class) {
      return broken(name, at);
    }
    return symbol(name, at, verb, result, List.of(), VerbOutputs.of(verb, List.of()));
  }

  static Symbol broken(String name, ASTNode at) {
    return new Symbol(name, Symbol.Kind.BROKEN, Read.UNKNOWN, "", Map.of(), at);
  }

  private static String about(List<Option> options) {
    return options.stream()
        .filter(option -> option.word().equals("about"))
        .map(option -> VerbOutputs.text(option.values().get(0)))
        .findFirst()
        .orElse("");
  }

  private static List<Value> values(List<Option> options, String word) {
    List<Value> found = new ArrayList<>();
    options.stream().filter(o -> o.word().equals(word)).forEach(o -> found.addAll(o.values()));
    return found;
  }

  private Set<String> needs(MethodCallExpression call, List<Option> options) {
    Set<String> needs = new TreeSet<>();
    for (Value value : values(options, "needs")) {
      if (value instanceof Value.Output output) {
        needs.add(output.step());
      } else {
        reading.error(call.getMethod(), "'needs' takes steps, not params or champions");
      }
    }
    return needs;
  }
}
