package io.trainyard.engine.pipeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An immutable definition: params, triggers, steps.
 *
 * @param alerts whom to tell when something happens to its runs
 * @param version digest of the file and of each {@code lib/} file it uses, as {@code sha256:...}
 * @param policy how its runs proceed
 * @param calls the definitions of the pipelines it calls, by name, as they were when it was read
 * @param environment whose overlays hold in it; empty where none does
 * @param sources those files and those of the pipelines it calls, the pipeline's own first
 */
public record Pipeline(
    String name,
    String about,
    String owner,
    List<String> tags,
    List<Trigger> triggers,
    List<AlertRule> alerts,
    List<Param> params,
    List<Step> steps,
    PipelinePolicy policy,
    Map<String, Pipeline> calls,
    String environment,
    List<Source> sources,
    String version) {

  public Pipeline {
    tags = List.copyOf(tags);
    triggers = List.copyOf(triggers);
    alerts = List.copyOf(alerts);
    params = List.copyOf(params);
    steps = List.copyOf(steps);
    calls = Collections.unmodifiableMap(new TreeMap<>(calls));
    sources = List.copyOf(sources);
  }

  /** Begins a pipeline of which nothing is said but its name. */
  public static PipelineBuilder named(String name) {
    return new PipelineBuilder(name);
  }

  /** Begins a change of this pipeline; its version stays that of its file unless said. */
  public PipelineBuilder change() {
    return new PipelineBuilder(this);
  }

  public Optional<Step> step(String stepName) {
    return steps.stream().filter(step -> step.name().equals(stepName)).findFirst();
  }

  /** Every step by its name, in the order of the file: for who asks for many of them. */
  public Map<String, Step> stepsByName() {
    Map<String, Step> byName = new LinkedHashMap<>();
    steps.forEach(step -> byName.put(step.name(), step));
    return Collections.unmodifiableMap(byName);
  }

  public Optional<Param> param(String paramName) {
    return params.stream().filter(param -> param.name().equals(paramName)).findFirst();
  }
}
