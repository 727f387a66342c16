package io.trainyard.dsl.check;

import io.trainyard.dsl.words.CalledRef;
import io.trainyard.dsl.words.ItemsRef;
import io.trainyard.dsl.words.Made;
import io.trainyard.dsl.words.TableRef;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.ast.ASTNode;

/** What the variable of a step stands for. */
final class StepSymbols {
  private final Reading reading;

  StepSymbols(Reading reading) {
    this.reading = reading;
  }

  /**
   * A step that was understood.
   *
   * @param origin the list or partition for whose items it runs; empty = it runs once
   */
  Symbol of(
      String name,
      ASTNode at,
      String verb,
      CallReader.Said said,
      List<Option> options,
      String origin) {
    Symbol symbol =
        verb.equals("whicheverRan")
            ? copied(name, at, said)
            : verb.equals("call")
                ? called(name, at, options)
                : symbol(name, at, verb, said.form().result(), options);
    return origin.isEmpty() ? symbol : fannedOut(symbol, origin);
  }

  /** After a mistake the name still stands for what the verb makes. */
  Symbol fallback(String name, ASTNode at, String verb, List<WordForm> forms) {
    Class<?> result = forms.get(0).result();
    boolean open = List.of("step", "transform", "whicheverRan", "call").contains(verb);
    if (open || result == void.class) {
      return StepReader.broken(name, at);
    }
    return symbol(name, at, verb, result, List.of());
  }

  private static Symbol symbol(
      String name, ASTNode at, String verb, Class<?> result, List<Option> options) {
    List<Output> outputs = VerbOutputs.of(verb, options);
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
    Optional<Read> item =
        type == ItemsRef.class
            ? Optional.of(ItemTypes.item(verb, options, new Value.Output(name, "items")))
            : Optional.empty();
    return step(name, at, verb, type, new Symbol.Made(outputs, dotted, item));
  }

  private static Symbol step(
      String name, ASTNode at, String verb, Class<?> type, Symbol.Made made) {
    String main = made.outputs().isEmpty() ? "" : made.outputs().get(0).name();
    Read read = Read.of(type, new Value.Output(name, main));
    return new Symbol(name, Symbol.Kind.STEP, read, verb, made, at);
  }

  /** {@code whicheverRan(a, b)} makes what the first of them does. */
  private Symbol copied(String name, ASTNode at, CallReader.Said said) {
    Optional<Symbol> first =
        said.reads().stream().findFirst().flatMap(read -> EachRules.step(reading, read));
    return first
        .map(of -> step(name, at, "whicheverRan", of.read().type(), of.made()))
        .orElseGet(() -> StepReader.broken(name, at));
  }

  private Symbol called(String name, ASTNode at, List<Option> options) {
    Pipeline called =
        reading.callees.pipelines().get(VerbOutputs.text(options.get(0).values().get(0)));
    return called == null
        ? StepReader.broken(name, at)
        : step(name, at, "call", CalledRef.class, CalledOutputs.of(called));
  }

  private static Symbol fannedOut(Symbol symbol, String origin) {
    Map<String, Class<?>> dotted = new LinkedHashMap<>(symbol.outputs());
    dotted.put(NameReader.FAILURES, TableRef.class);
    Symbol.Made made = new Symbol.Made(symbol.made().outputs(), dotted, symbol.made().item());
    Read read = symbol.read().madeFor(origin);
    return new Symbol(symbol.name(), symbol.kind(), read, symbol.verb(), made, symbol.at());
  }
}
