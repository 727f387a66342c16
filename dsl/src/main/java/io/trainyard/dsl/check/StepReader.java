package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** Reads a verb with its inputs and its block as a step. */
final class StepReader {
  private static final Set<String> NAMES_MATTER = Set.of("transform", "step", "decide");

  private final Reading reading;
  private final ValueReader values;
  private final StepRules rules;
  private final EachRules eachRules;
  private final StepSymbols symbols;
  private final CallRules calls;
  private final Overlays overlays;

  StepReader(Reading reading, ValueReader values) {
    this.reading = reading;
    this.values = values;
    this.rules = new StepRules(reading);
    this.eachRules = new EachRules(reading);
    this.symbols = new StepSymbols(reading);
    this.calls = new CallRules(reading);
    this.overlays = new Overlays(reading.mistakes, reading.callees.environment());
  }

  /**
   * What was read: the step without the pipeline's defaults, and the name it is known by.
   *
   * @param symbol what the variable stands for, even where the step has a mistake
   */
  record Result(Optional<Draft> draft, Symbol symbol) {}

  /**
   * A step whose defaults are still open.
   *
   * @param said every line of its block
   */
  record Draft(Step step, Policy policy, List<Option> said, ASTNode at) {
    Draft with(Step other) {
      return new Draft(other, policy, said, at);
    }
  }

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
      return new Result(Optional.empty(), symbols.fallback(name, at, verb, forms));
    }
    List<Read> inputs = inputs(said.get().reads());
    List<Option> spoken = VerbOptions.of(verb, said.get(), reading.mistakes.at(call));
    noteEnvironments(spoken);
    List<Option> options = overlays.of(spoken);
    String origin = eachRules.origin(call, verb, inputs);
    Symbol symbol = symbols.of(name, at, verb, said.get(), options, origin);
    Step step = step(name, at, call, said.get(), options, symbol.made().outputs());
    rules.check(call, verb, step.options());
    if (verb.equals("call")) {
      String called = VerbOutputs.text(options.get(0).values().get(0));
      calls.called(call, called).ifPresent(found -> calls.check(call, found, options));
    }
    if (verb.equals("notify")) {
      new AlertReader(reading.mistakes).step(options, reading.mistakes.at(call));
    }
    new RetryRules(reading.mistakes).check(options);
    new PolicyRules(reading.mistakes).check(step, options);
    eachRules.options(step, origin);
    return new Result(Optional.of(new Draft(step, Policy.of(options), options, call)), symbol);
  }

  private void noteEnvironments(List<Option> options) {
    options.stream()
        .filter(option -> option.word().equals(Overlays.WORD))
        .forEach(option -> reading.environments.add(Overlays.name(option)));
  }

  private Step step(
      String name,
      ASTNode at,
      MethodCallExpression call,
      CallReader.Said said,
      List<Option> options,
      List<Output> outputs) {
    String verb = said.form().word();
    return new Step(
        name,
        verb,
        about(options),
        stepInputs(call, said),
        options.stream().filter(option -> !StepPolicies.isPolicy(option.word())).toList(),
        outputs,
        values(options, "when"),
        needs(call, options),
        Retry.NONE,
        Optional.empty(),
        StepPolicies.of(options),
        reading.mistakes.at(at));
  }

  /** What a verb is handed; texts and numbers in front of its block are none of it. */
  private static List<Read> inputs(List<Read> reads) {
    return reads.stream()
        .filter(read -> read.isUnknown() || NameReader.isRef(read.type()))
        .toList();
  }

  private List<Input> stepInputs(MethodCallExpression call, CallReader.Said said) {
    List<Input> inputs = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (Read read : inputs(said.reads())) {
      if (!names.add(read.name()) && NAMES_MATTER.contains(said.form().word())) {
        reading.error(
            call.getMethod(),
            "two inputs are called '" + read.name() + "': give one of them a step of its own");
      }
      inputs.add(new Input(read.name(), read.value(), read.each()));
    }
    return inputs;
  }

  static Symbol broken(String name, ASTNode at) {
    return Symbol.plain(name, Symbol.Kind.BROKEN, Read.UNKNOWN, "", at);
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
