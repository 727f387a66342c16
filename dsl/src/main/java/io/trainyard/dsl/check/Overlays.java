package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Claims;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.PipelinePolicy;
import io.trainyard.engine.pipeline.Trigger;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.schedule.ScheduleOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts what holds in the environment of the home in the place of what a pipeline says. */
final class Overlays {
  static final String WORD = "environment";

  private final Mistakes mistakes;
  private final String chosen;

  /**
   * Overlays of one environment.
   *
   * @param chosen the home's; empty = it names none, and nothing is overlaid
   */
  Overlays(Mistakes mistakes, String chosen) {
    this.mistakes = mistakes;
    this.chosen = chosen;
  }

  /** The lines of a step as they hold. */
  List<Option> of(List<Option> options) {
    List<Option> plain =
        new ArrayList<>(options.stream().filter(each -> !each.word().equals(WORD)).toList());
    for (Option overlay : options) {
      if (overlay.word().equals(WORD) && name(overlay).equals(chosen)) {
        List<Option> lines = lines(overlay.values().get(1));
        Set<String> said = lines.stream().map(Option::word).collect(Collectors.toSet());
        plain.removeIf(each -> said.contains(each.word()));
        plain.addAll(lines);
      }
    }
    return plain;
  }

  /** What an overlay is for. */
  static String name(Option overlay) {
    return VerbOutputs.text(overlay.values().get(0));
  }

  private static List<Option> lines(Value block) {
    return block instanceof Value.Term term ? term.options() : List.of();
  }

  /** Checks an overlay of the whole pipeline, and applies the one that holds. */
  void apply(Option overlay, Definition definition) {
    List<Option> lines = lines(overlay.values().get(1));
    boolean holds = name(overlay).equals(chosen);
    if (holds) {
      definition.environment = chosen;
    }
    schedules(lines, definition, holds);
    for (Option line : lines) {
      if (line.word().equals("otherwise")) {
        otherwise(line, definition, holds);
      } else if (line.word().equals("defaults")) {
        new RetryRules(mistakes).check(lines(line.values().get(0)));
      }
      if (holds) {
        policy(line, definition);
      }
    }
  }

  private void schedules(List<Option> lines, Definition definition, boolean holds) {
    List<Trigger> schedules = new ArrayList<>();
    boolean isSaid = false;
    for (Option line : lines) {
      if (line.word().equals("schedule")) {
        schedules.add(new ScheduleReader(mistakes).read(lines(line.values().get(0)), line.at()));
      }
      isSaid |= line.word().equals("schedule") || line.word().equals("unscheduled");
    }
    if (holds && isSaid) {
      definition.triggers.removeIf(each -> each.kind().equals(ScheduleOptions.KIND));
      definition.triggers.addAll(schedules);
    }
  }

  private void otherwise(Option line, Definition definition, boolean holds) {
    String name = VerbOutputs.text(line.values().get(0));
    Value value = line.values().get(1);
    Optional<Param> param =
        definition.params.stream().filter(each -> each.name().equals(name)).findFirst();
    if (param.isEmpty()) {
      List<String> known = definition.params.stream().map(Param::name).toList();
      mistakes.error(
          line.at(), "'" + name + "' is not a param of this pipeline." + Near.hint(name, known));
      return;
    }
    Optional<String> mistake = param.get().mistake(value);
    if (mistake.isPresent()) {
      mistakes.error(line.at(), mistake.get());
    } else if (holds) {
      definition.params.replaceAll(each -> each.name().equals(name) ? with(each, value) : each);
    }
  }

  private static Param with(Param param, Value otherwise) {
    return new Param(
        param.name(),
        param.type(),
        param.about(),
        Optional.of(otherwise),
        param.allowed(),
        param.options(),
        param.personal(),
        param.at());
  }

  private static void policy(Option line, Definition definition) {
    PipelinePolicy old = definition.policy;
    OptionalInt count = StepPolicies.count(List.of(line), line.word());
    switch (line.word()) {
      case "defaults" -> definition.defaults = Policy.of(lines(line.values().get(0)));
      case "resources" -> definition.resources = StepPolicies.claims(line.values().get(0));
      case "retriesInAll" ->
          definition.policy =
              new PipelinePolicy(old.retry(), count, old.runsAtOnce(), old.stepsAtOnce());
      case "runsAtOnce" ->
          definition.policy =
              new PipelinePolicy(old.retry(), old.retriesInAll(), count, old.stepsAtOnce());
      case "stepsAtOnce" ->
          definition.policy =
              new PipelinePolicy(old.retry(), old.retriesInAll(), old.runsAtOnce(), count);
      default -> {
        // Schedules and params are applied where they are checked.
      }
    }
  }

  /** What a step takes: what it says itself, else what the environment gives each. */
  static Claims claims(Claims own, Claims environment, String verb) {
    return own.equals(Claims.NONE) && !Policy.isUntouched(verb) ? environment : own;
  }
}
