package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.AlertRule;
import io.trainyard.engine.pipeline.Claims;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelinePolicy;
import io.trainyard.engine.pipeline.Source;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Trigger;
import io.trainyard.engine.pipeline.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A pipeline while it is read. */
final class Definition {
  String name = "";
  final List<Option> header = new ArrayList<>();
  final List<Trigger> triggers = new ArrayList<>();
  final List<AlertRule> alerts = new ArrayList<>();
  final List<Param> params = new ArrayList<>();
  final List<StepReader.Draft> drafts = new ArrayList<>();
  Policy defaults = Policy.NONE;
  Claims resources = Claims.NONE;

  /** The environment whose overlay holds; empty where none does. */
  String environment = "";

  PipelinePolicy policy = PipelinePolicy.DEFAULT;
  Map<String, Pipeline> calls = Map.of();

  /** The finished steps, with the pipeline's defaults. */
  List<Step> steps() {
    return drafts.stream().map(this::step).toList();
  }

  private Step step(StepReader.Draft draft) {
    Step step = draft.step();
    Policy policy = draft.policy().or(defaults, step.verb());
    return new Step(
        step.name(),
        step.verb(),
        step.about(),
        step.inputs(),
        step.options(),
        step.outputs(),
        step.when(),
        step.needs(),
        policy.retry().orElse(step.retry()),
        policy.timeout(),
        step.policy().withClaims(Overlays.claims(step.policy().claims(), resources, step.verb())),
        step.at());
  }

  Pipeline freeze(List<Source> sources, String version) {
    return Pipeline.named(name)
        .about(text("about"))
        .owner(text("owner"))
        .tags(tags())
        .triggers(triggers)
        .alerts(alerts)
        .params(params)
        .steps(steps())
        .policy(policy)
        .calls(calls)
        .environment(environment)
        .sources(sources)
        .version(version)
        .build();
  }

  String text(String word) {
    return header.stream()
        .filter(option -> option.word().equals(word))
        .map(option -> VerbOutputs.text(option.values().get(0)))
        .findFirst()
        .orElse("");
  }

  private List<String> tags() {
    List<String> tags = new ArrayList<>();
    for (Option option : header) {
      if (option.word().equals("tags")) {
        for (Value value : option.values()) {
          tags.add(VerbOutputs.text(value));
        }
      }
    }
    return tags;
  }
}
