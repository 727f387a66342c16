package io.trainyard.engine.run;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The start of the run that a {@code call} asks for: a param that is given takes that value, a step
 * that is given is not run but takes over what it is given.
 */
final class CallRequest {
  static final String CAUSE = "call";

  private final LiveRun caller;
  private final Attempt attempt;
  private final Map<String, Value> params = new TreeMap<>();
  private final Map<StepKey, Attempt> given = new LinkedHashMap<>();

  private CallRequest(LiveRun caller, Attempt attempt) {
    this.caller = caller;
    this.attempt = attempt;
  }

  /**
   * The request of an attempt of a {@code call}.
   *
   * @throws IllegalArgumentException when it cannot be understood, with why
   */
  static StartRequest of(LiveRun caller, Attempt attempt) {
    return new CallRequest(caller, attempt).read();
  }

  private StartRequest read() {
    Step step = caller.step(attempt.step());
    String name = text(step.option("pipeline").orElseThrow(() -> problem("it names no pipeline")));
    Pipeline callee = caller.pipeline().calls().get(name);
    if (callee == null) {
      throw problem("there is no pipeline '" + name + "' in its definition");
    }
    step.all("give").forEach(give -> give(callee, text(give), give.values().get(1)));
    StartRequest own = caller.request();
    StartRequest request =
        new StartRequest(callee, params, own.folder(), CAUSE, own.actor(), own.runDate())
            .calledBy(attempt.id());
    StartRequest fresh = own.fresh() ? request.asFresh() : request;
    return given.isEmpty() ? fresh : fresh.reusing(new Reuse(caller.number(), given));
  }

  private void give(Pipeline callee, String name, Value value) {
    Optional<Step> step = callee.step(name);
    if (callee.param(name).isPresent()) {
      params.put(name, caller.fill().value(value));
    } else if (step.isPresent() && value instanceof Value.Output output) {
      Output main = step.get().outputs().get(0);
      Attempt from =
          caller
              .last(StepKey.of(output.step()))
              .orElseThrow(() -> problem("`" + output + "` is not there"));
      Artifact artifact = from.outputs().get(output.output());
      if (artifact == null) {
        throw problem("`" + output + "` is not there");
      }
      Artifact renamed = artifact.named(name + "." + main.name());
      given.put(StepKey.of(name), from.handedOver(Map.of(main.name(), renamed)));
    } else {
      throw problem("'" + name + "' is neither a param nor a step of '" + callee.name() + "'");
    }
  }

  private static String text(Option option) {
    if (option.values().get(0) instanceof Value.Text text) {
      return text.text();
    }
    throw problem("`" + option.word() + "` takes a name");
  }

  private static IllegalArgumentException problem(String why) {
    return new IllegalArgumentException(why);
  }
}
