package io.trainyard.engine.run;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Closest;
import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.ParamType;
import io.trainyard.engine.pipeline.ParamValues;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.UnreadableDefinition;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.RerunRequest.From;
import io.trainyard.engine.run.RerunRequest.What;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the start of a new run of the wish to run another one again. Thread-safe. */
final class Rerunning {
  private static final String CAUSE = "rerun";

  private final Runs runs;
  private final ArtifactStore artifacts;
  private final FrozenDefinitions definitions;
  private final PersonalParams personal;

  Rerunning(RunnerPorts ports, FrozenDefinitions definitions, PersonalParams personal) {
    this.runs = ports.runs();
    this.artifacts = ports.artifacts();
    this.definitions = definitions;
    this.personal = personal;
  }

  /** What is started, and what that takes over. */
  record Prepared(StartRequest request, RerunPlan plan) {}

  /**
   * The start of the new run.
   *
   * @throws RefusedStart when it cannot be run again, or not like this
   */
  Prepared prepare(RerunRequest asked) {
    Run origin = runs.run(asked.run()).orElseThrow(() -> refused("there is no run " + asked.run()));
    RerunRequest request = asked.with(what(asked.what(), origin));
    Pipeline before = before(origin);
    Pipeline after = request.code().map(RerunRequest.Code::pipeline).orElse(before);
    List<Attempt> attempts = runs.attempts(origin.number());
    requireFits(request, origin, after, attempts);
    Map<String, Value> had = personal.reveal(origin.params());
    Map<String, Value> given = params(request, origin, after, had);
    ParamValues values = ParamValues.of(after, given, origin.runDate());
    RerunPlan plan =
        RerunPlan.of(
            request,
            new RerunPlan.Basis(attempts, before, had, after, values.values(), this::isThere));
    return new Prepared(start(request, origin, after, given).reusing(plan.reuse()), plan);
  }

  private static What what(What asked, Run origin) {
    long number = origin.number();
    if (!origin.state().isDone()) {
      throw refused("run " + number + " still goes on: wait for its end, or cancel it");
    }
    if (!(asked instanceof RerunRequest.Usual)) {
      return asked;
    }
    if (origin.state() == RunState.SUCCEEDED) {
      throw refused(
          "run "
              + number
              + " succeeded: say what of it is to be run again, from a step on or all of it");
    }
    return new RerunRequest.Failed();
  }

  private Pipeline before(Run origin) {
    try {
      return definitions.read(Digest.parse(origin.definition())).blueprint().pipeline();
    } catch (IOException | UnreadableDefinition e) {
      throw refused(
          "the definition of run " + origin.number() + " cannot be read: " + e.getMessage());
    }
  }

  private static void requireFits(
      RerunRequest request, Run origin, Pipeline after, List<Attempt> attempts) {
    if (!after.name().equals(origin.pipeline())) {
      throw refused(
          "run %d is of pipeline '%s', but the code is of '%s': name the file of '%s'"
              .formatted(origin.number(), origin.pipeline(), after.name(), origin.pipeline()));
    }
    if (request.what() instanceof From from) {
      requireStep(from, after, attempts);
    }
  }

  private static void requireStep(From from, Pipeline after, List<Attempt> attempts) {
    List<String> steps = after.steps().stream().map(Step::name).toList();
    if (!steps.contains(from.step())) {
      throw refused(
          "pipeline '%s' has no step '%s'%s"
              .formatted(after.name(), from.step(), Closest.hint(from.step(), steps)));
    }
    List<String> keys =
        attempts.stream()
            .filter(attempt -> attempt.step().equals(from.step()))
            .map(Attempt::key)
            .distinct()
            .toList();
    if (!from.key().isEmpty() && !keys.contains(from.key())) {
      throw refused(
          "step '%s' ran for no item '%s'%s"
              .formatted(from.step(), from.key(), Closest.hint(from.key(), keys)));
    }
  }

  /** What it had, as far as that is known still, and what it is to have instead. */
  private static Map<String, Value> params(
      RerunRequest request, Run origin, Pipeline after, Map<String, Value> had) {
    ParamValues typed = ParamValues.ofTexts(after, request.params(), origin.runDate());
    List<String> mistakes =
        request.params().keySet().stream()
            .filter(typed.errors()::containsKey)
            .map(typed.errors()::get)
            .toList();
    if (!mistakes.isEmpty()) {
      throw new RefusedStart(mistakes);
    }
    Map<String, Value> given = new TreeMap<>();
    for (Param param : after.params()) {
      String name = param.name();
      Value value = request.params().containsKey(name) ? typed.values().get(name) : had.get(name);
      boolean followsDate = param.type() == ParamType.RUN_DATE;
      if (value != null && PersonalParams.isHidden(value)) {
        throw refused("param '%s' was erased: give --param %s=..".formatted(name, name));
      } else if (value != null && !followsDate) {
        given.put(name, value);
      }
    }
    return given;
  }

  private static StartRequest start(
      RerunRequest request, Run origin, Pipeline after, Map<String, Value> params) {
    Path folder =
        request.code().map(RerunRequest.Code::folder).orElseGet(() -> Path.of(origin.folder()));
    StartRequest start =
        new StartRequest(after, params, folder, CAUSE, request.actor(), origin.runDate());
    return request.what() instanceof RerunRequest.Failed ? start : start.asFresh();
  }

  private boolean isThere(Attempt attempt) {
    return attempt.outputs().values().stream()
        .allMatch(output -> artifacts.contains(output.digest()));
  }

  private static RefusedStart refused(String why) {
    return new RefusedStart(List.of(why));
  }
}
