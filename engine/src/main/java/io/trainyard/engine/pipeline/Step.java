package io.trainyard.engine.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One node of a pipeline.
 *
 * @param name the variable it was given to
 * @param verb {@code collect}, {@code train}, ... or the generic {@code step}
 * @param inputs what it is handed, in order
 * @param options the verb's own options in file order; a word may stand more than once
 * @param outputs what it makes
 * @param when conditions that must all hold: a decision's {@link Value.Output}, or a term {@code
 *     anyOf}, {@code not}
 * @param needs steps that must end first, beyond those whose outputs are used
 * @param timeout running time of one attempt
 * @param policy how it proceeds in a run otherwise
 */
public record Step(
    String name,
    String verb,
    String about,
    List<Input> inputs,
    List<Option> options,
    List<Output> outputs,
    List<Value> when,
    Set<String> needs,
    Retry retry,
    Optional<Duration> timeout,
    StepPolicy policy,
    SourceRef at) {

  public Step {
    inputs = List.copyOf(inputs);
    options = List.copyOf(options);
    outputs = List.copyOf(outputs);
    when = List.copyOf(when);
    needs =
        needs.isEmpty()
            ? Set.of()
            : java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(needs));
  }

  /** A step with the default policy. */
  public Step(
      String name,
      String verb,
      String about,
      List<Input> inputs,
      List<Option> options,
      List<Output> outputs,
      List<Value> when,
      Set<String> needs,
      Retry retry,
      Optional<Duration> timeout,
      SourceRef at) {
    this(
        name,
        verb,
        about,
        inputs,
        options,
        outputs,
        when,
        needs,
        retry,
        timeout,
        StepPolicy.DEFAULT,
        at);
  }

  /** Whether it runs once for every item of an input. */
  public boolean isFannedOut() {
    for (Input input : inputs) {
      if (input.each()) {
        return true;
      }
    }
    return false;
  }

  /** The first option with this word. */
  public Optional<Option> option(String word) {
    return all(word).findFirst();
  }

  /** Every option with this word, in file order. */
  public Stream<Option> all(String word) {
    return options.stream().filter(option -> option.word().equals(word));
  }

  /**
   * The word of what {@code using} names, such as {@code python} or {@code gradientBoosting}; empty
   * when the step says nothing of it.
   */
  public String using() {
    for (Option option : options) {
      if (option.word().equals("using")) {
        boolean isTerm = !option.values().isEmpty() && option.values().get(0) instanceof Value.Term;
        return isTerm ? ((Value.Term) option.values().get(0)).word() : "";
      }
    }
    return "";
  }

  /** The outputs of other steps that the options mention, however deep, in file order. */
  public Set<Value.Output> outputsInOptions() {
    if (options.isEmpty()) {
      return Set.of();
    }
    Set<Value.Output> outputs = new java.util.LinkedHashSet<>();
    for (Option option : options) {
      option.values().forEach(value -> outputs.addAll(Values.outputs(value)));
    }
    return outputs;
  }

  /** This step with other options, as when params have been filled in. */
  public Step withOptions(List<Option> filled) {
    return new Step(
        name, verb, about, inputs, filled, outputs, when, needs, retry, timeout, policy, at);
  }

  /** This step with another policy. */
  public Step withPolicy(StepPolicy other) {
    return new Step(
        name, verb, about, inputs, options, outputs, when, needs, retry, timeout, other, at);
  }
}
