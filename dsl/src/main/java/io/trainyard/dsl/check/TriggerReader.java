package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.ParamType;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Trigger;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.trigger.BadTrigger;
import io.trainyard.engine.trigger.EventTrigger;
import io.trainyard.engine.trigger.Signal;
import io.trainyard.engine.trigger.TriggerOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks what lets a pipeline start: each trigger by itself, then against params and the others.
 */
final class TriggerReader {
  private static final Pattern PATH =
      Pattern.compile(
          "(id|type|source|subject|time|seq|run)|data(\\.[^.\\s\\p{Cntrl}]{1,100}){0,20}");

  private final Mistakes mistakes;

  TriggerReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  Trigger read(List<Option> options, SourceRef at) {
    for (Option option : options) {
      option.values().stream()
          .flatMap(value -> TriggerOptions.pathOf(value).stream())
          .filter(path -> !PATH.matcher(path).matches())
          .forEach(path -> mistakes.error(option.at(), notAPath(path)));
    }
    try {
      TriggerOptions.read(options);
    } catch (BadTrigger e) {
      mistakes.error(at, String.valueOf(e.getMessage()));
    }
    return new Trigger(TriggerOptions.KIND, options, at);
  }

  private static String notAPath(String path) {
    return "'"
        + path
        + "' is nothing of an event: say id, type, source, subject, time, seq, run, or a path such"
        + " as data.region";
  }

  /** What only the whole pipeline tells. */
  void check(Definition definition) {
    Map<String, Integer> lines = new HashMap<>();
    for (Trigger trigger : definition.triggers) {
      if (trigger.kind().equals(TriggerOptions.KIND)) {
        try {
          check(definition, trigger, TriggerOptions.read(trigger.options()), lines);
        } catch (BadTrigger told) {
          continue; // told where the trigger was read
        }
      }
    }
  }

  private void check(
      Definition definition, Trigger trigger, EventTrigger read, Map<String, Integer> lines) {
    Integer other = lines.putIfAbsent(read.name(), trigger.at().line());
    if (other != null) {
      mistakes.error(
          trigger.at(),
          "the trigger at line " + other + " listens for the same: make one of the two");
    }
    for (Signal signal : read.signals()) {
      if (signal.kind() == Signal.Kind.SUCCEEDED && signal.name().equals(definition.name)) {
        mistakes.error(trigger.at(), "this pipeline would start itself for ever");
      }
    }
    for (Option option : trigger.options()) {
      if (option.word().equals("give")) {
        given(definition, option);
      }
    }
    open(definition, trigger, read);
  }

  private void given(Definition definition, Option option) {
    String name = VerbOutputs.text(option.values().get(0));
    Value value = option.values().get(1);
    Optional<Param> param =
        definition.params.stream().filter(each -> each.name().equals(name)).findFirst();
    if (param.isEmpty()) {
      List<String> known = definition.params.stream().map(Param::name).toList();
      mistakes.error(
          option.at(), "'" + name + "' is not a param of this pipeline." + Near.hint(name, known));
    } else if (param.get().type() == ParamType.RUN_DATE) {
      mistakes.error(
          option.at(),
          "'" + name + "' follows the date of the run, which is the event's: leave it out");
    } else if (TriggerOptions.pathOf(value).isEmpty() && param.get().type() != ParamType.DATE) {
      param.get().mistake(value).ifPresent(mistake -> mistakes.error(option.at(), mistake));
    }
  }

  /** Nobody is there to give a param when something happens. */
  private void open(Definition definition, Trigger trigger, EventTrigger read) {
    definition.params.stream()
        .filter(param -> param.otherwise().isEmpty() && param.type() != ParamType.RUN_DATE)
        .filter(param -> !read.params().containsKey(param.name()))
        .forEach(
            param ->
                mistakes.error(
                    trigger.at(),
                    "the param '%s' has no default: give '%s', event('data.%s')"
                        .formatted(param.name(), param.name(), param.name())));
  }
}
