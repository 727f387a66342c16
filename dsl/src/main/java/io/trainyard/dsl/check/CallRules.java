package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.ParamType;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** What a called pipeline is given: its params, and what its steps would make. */
final class CallRules {
  private final Reading reading;

  CallRules(Reading reading) {
    this.reading = reading;
  }

  /** The pipeline that is called; empty when it cannot be, which is told. */
  Optional<Pipeline> called(MethodCallExpression call, String name) {
    Pipeline found = reading.callees.pipelines().get(name);
    if (found == null && SlotChecks.isName(name)) {
      String why = reading.callees.refused().get(name);
      reading.error(
          CallReader.arguments(call).get(0),
          why != null ? why : "there is no " + CallNames.files(name).get(0) + " beside this file");
    }
    return Optional.ofNullable(found);
  }

  void check(MethodCallExpression call, Pipeline called, List<Option> options) {
    reading.called.put(called.name(), called);
    Set<String> given = new HashSet<>();
    for (Option option : options) {
      if (option.word().equals("give")) {
        String name = VerbOutputs.text(option.values().get(0));
        if (!given.add(name)) {
          reading.mistakes.error(option.at(), "'" + name + "' is given twice");
        }
        give(called, option, name);
      }
    }
    for (Param param : called.params()) {
      boolean open = param.otherwise().isEmpty() && param.type() != ParamType.RUN_DATE;
      if (open && !given.contains(param.name())) {
        reading.error(
            call.getMethod(),
            "'"
                + called.name()
                + "' needs a value for its param '"
                + param.name()
                + "': give '"
                + param.name()
                + "', ..");
      }
    }
  }

  private void give(Pipeline called, Option option, String name) {
    Value value = option.values().get(1);
    Optional<Param> param = called.param(name);
    Optional<Step> step = called.step(name);
    if (param.isPresent()) {
      toParam(param.get(), option, value);
    } else if (step.isPresent()) {
      toStep(step.get(), option, value);
    } else {
      Set<String> known =
          Stream.concat(
                  called.params().stream().map(Param::name),
                  called.steps().stream().map(Step::name))
              .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
      reading.mistakes.error(
          option.at(),
          "'"
              + name
              + "' is neither a param nor a step of '"
              + called.name()
              + "'."
              + Near.hint(name, known)
              + " It has "
              + String.join(", ", known));
    }
  }

  private void toParam(Param param, Option option, Value value) {
    if (param.type() == ParamType.RUN_DATE) {
      reading.mistakes.error(
          option.at(),
          "'"
              + param.name()
              + "' follows the date of the run, which the called run shares: leave"
              + " it out");
    } else if (value instanceof Value.Output) {
      reading.mistakes.error(
          option.at(), "'" + param.name() + "' is a param: give it a value, or a param");
    } else if (value instanceof Value.Param from) {
      ParamType type =
          reading.scope.find(from.name()).flatMap(s -> s.read().param()).orElse(param.type());
      if (!fits(type, param.type())) {
        reading.mistakes.error(
            option.at(),
            "'"
                + param.name()
                + "' takes "
                + param.type().word()
                + ", but '"
                + from.name()
                + "' is "
                + type.word());
      }
    } else if (param.type() == ParamType.DATE) {
      reading.mistakes.error(
          option.at(), "a date is given as a param: def x = date { otherwise '2026-01-31' }");
    } else {
      param.mistake(value).ifPresent(mistake -> reading.mistakes.error(option.at(), mistake));
    }
  }

  /** What only a run can tell, such as a text among the allowed ones, is left to it. */
  private static boolean fits(ParamType from, ParamType to) {
    return from == to
        || from == ParamType.ONE_OF
        || to == ParamType.ONE_OF
        || (from == ParamType.WHOLE_NUMBER && to == ParamType.NUMBER)
        || (from == ParamType.RUN_DATE && to == ParamType.DATE);
  }

  private void toStep(Step step, Option option, Value value) {
    Optional<Output> main = CalledOutputs.main(step);
    if (step.outputs().size() != 1 || step.isFannedOut()) {
      reading.mistakes.error(
          option.at(),
          "'"
              + step.name()
              + "' cannot be given: it makes "
              + (step.isFannedOut() ? "one for each item" : step.outputs().size() + " things"));
      return;
    }
    boolean same =
        value instanceof Value.Output output
            && kind(output).equals(main.map(Output::kind).map(Enum::name));
    if (!same) {
      reading.mistakes.error(
          option.at(),
          "'" + step.name() + "' makes a " + main.get().kind().word() + ": give what a step made");
    }
  }

  private Optional<String> kind(Value.Output output) {
    return reading.scope.find(output.step()).stream()
        .flatMap(symbol -> symbol.made().outputs().stream())
        .filter(made -> made.name().equals(output.output()))
        .map(made -> made.kind().name())
        .findFirst();
  }
}
