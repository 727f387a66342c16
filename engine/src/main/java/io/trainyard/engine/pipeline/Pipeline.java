package io.trainyard.engine.pipeline;

import java.util.Collections;
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

  /** A pipeline that is the same in every environment. */
  public Pipeline(
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
      List<Source> sources,
      String version) {
    this(
        name, about, owner, tags, triggers, alerts, params, steps, policy, calls, "", sources,
        version);
  }

  /** A pipeline of which nobody is told. */
  public Pipeline(
      String name,
      String about,
      String owner,
      List<String> tags,
      List<Trigger> triggers,
      List<Param> params,
      List<Step> steps,
      PipelinePolicy policy,
      Map<String, Pipeline> calls,
      List<Source> sources,
      String version) {
    this(
        name, about, owner, tags, triggers, List.of(), params, steps, policy, calls, "", sources,
        version);
  }

  /** A pipeline with the default policy that calls no other. */
  public Pipeline(
      String name,
      String about,
      String owner,
      List<String> tags,
      List<Trigger> triggers,
      List<Param> params,
      List<Step> steps,
      List<Source> sources,
      String version) {
    this(
        name,
        about,
        owner,
        tags,
        triggers,
        params,
        steps,
        PipelinePolicy.DEFAULT,
        Map.of(),
        sources,
        version);
  }

  /** This pipeline with other steps; its version stays that of its file. */
  public Pipeline withSteps(List<Step> others) {
    return new Pipeline(
        name,
        about,
        owner,
        tags,
        triggers,
        alerts,
        params,
        others,
        policy,
        calls,
        environment,
        sources,
        version);
  }

  /** This pipeline with another policy; its version stays that of its file. */
  public Pipeline withPolicy(PipelinePolicy other) {
    return new Pipeline(
        name,
        about,
        owner,
        tags,
        triggers,
        alerts,
        params,
        steps,
        other,
        calls,
        environment,
        sources,
        version);
  }

  /** This pipeline with other alerts; its version stays that of its file. */
  public Pipeline withAlerts(List<AlertRule> others) {
    return new Pipeline(
        name,
        about,
        owner,
        tags,
        triggers,
        others,
        params,
        steps,
        policy,
        calls,
        environment,
        sources,
        version);
  }

  public Optional<Step> step(String stepName) {
    return steps.stream().filter(step -> step.name().equals(stepName)).findFirst();
  }

  public Optional<Param> param(String paramName) {
    return params.stream().filter(param -> param.name().equals(paramName)).findFirst();
  }
}
