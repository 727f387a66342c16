package io.trainyard.dsl.check;

import io.trainyard.dsl.words.ItemsRef;
import io.trainyard.dsl.words.TableRef;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.Values;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** What a step that runs for every item may be given, and what may be made of its results. */
final class EachRules {
  private static final Set<String> ONCE =
      Set.of("partition", "list", "call", "whicheverRan", "approval", "cleanup");

  private final Reading reading;

  EachRules(Reading reading) {
    this.reading = reading;
  }

  static Optional<Symbol> step(Reading reading, Read read) {
    return read.value() instanceof Value.Output output
        ? reading.scope.find(output.step())
        : Optional.empty();
  }

  /** The list or partition for whose items a step with these inputs runs; empty = it runs once. */
  String origin(MethodCallExpression call, String verb, List<Read> inputs) {
    String origin = "";
    for (Read read : inputs) {
      if (read.each()) {
        if (!origin.isEmpty() && !origin.equals(read.origin())) {
          reading.error(
              call.getMethod(),
              "two 'each' of different lists: one of "
                  + origin
                  + ", one of "
                  + read.origin()
                  + "; a step goes through one list, so give one of them whole");
        }
        origin = read.origin();
      } else {
        whole(call, verb, read);
      }
    }
    if (!origin.isEmpty() && ONCE.contains(verb)) {
      reading.error(call.getMethod(), "'" + verb + "' runs once: it is not given each(..)");
      return "";
    }
    return origin;
  }

  /** What was made for each item, or is a list, and is handed over without {@code each}. */
  private void whole(MethodCallExpression call, String verb, Read read) {
    if (verb.equals("cleanup")) {
      return;
    }
    if (read.type() == ItemsRef.class) {
      reading.error(
          call.getMethod(),
          "'" + read.name() + "' is a list or partition: say each(" + read.name() + ")");
    } else if (!read.origin().isEmpty()
        && (verb.equals("whicheverRan") || !TableRef.class.isAssignableFrom(read.type()))) {
      reading.error(
          call.getMethod(),
          "'"
              + read.name()
              + "' is made for each item of "
              + read.origin()
              + ", and only tables are put together: say each("
              + read.name()
              + ")");
    }
  }

  /** Options name one thing each, and {@code when} takes the decision of the same item. */
  void options(Step step, String origin) {
    for (Option option : step.options()) {
      for (Value.Output output : outputs(option)) {
        if (!output.output().equals("key") && !madeFor(output).isEmpty()) {
          reading.mistakes.error(
              option.at(),
              "'"
                  + output.step()
                  + "' makes one for each item of "
                  + madeFor(output)
                  + ", but '"
                  + option.word()
                  + "' takes one");
        }
      }
    }
    for (Value condition : step.when()) {
      Values.outputs(condition).stream()
          .filter(output -> !madeFor(output).isEmpty() && !madeFor(output).equals(origin))
          .forEach(
              output ->
                  reading.mistakes.error(
                      step.at(),
                      "'"
                          + output.step()
                          + "' decides for each item of "
                          + madeFor(output)
                          + ": 'when' takes it in a step with each(..) of "
                          + madeFor(output)
                          + " only"));
    }
  }

  private static Set<Value.Output> outputs(Option option) {
    return Values.outputs(new Value.ListOf(option.values()));
  }

  private String madeFor(Value.Output output) {
    if (output.output().equals(NameReader.FAILURES)) {
      return "";
    }
    return reading.scope.find(output.step()).map(step -> step.read().origin()).orElse("");
  }
}
