package io.trainyard.engine.pipeline;

import java.util.List;
import java.util.Map;

/**
 * Gathers a {@link Pipeline}, anew or as a change of another one: the one place that names each of
 * its parts. What is not said is empty, or the default. Not thread-safe.
 */
public final class PipelineBuilder {
  private final String name;
  private String about = "";
  private String owner = "";
  private List<String> tags = List.of();
  private List<Trigger> triggers = List.of();
  private List<AlertRule> alerts = List.of();
  private List<Param> params = List.of();
  private List<Step> steps = List.of();
  private PipelinePolicy policy = PipelinePolicy.DEFAULT;
  private Map<String, Pipeline> calls = Map.of();
  private String environment = "";
  private List<Source> sources = List.of();
  private String version = "";

  PipelineBuilder(String name) {
    this.name = name;
  }

  PipelineBuilder(Pipeline pipeline) {
    this.name = pipeline.name();
    this.about = pipeline.about();
    this.owner = pipeline.owner();
    this.tags = pipeline.tags();
    this.triggers = pipeline.triggers();
    this.alerts = pipeline.alerts();
    this.params = pipeline.params();
    this.steps = pipeline.steps();
    this.policy = pipeline.policy();
    this.calls = pipeline.calls();
    this.environment = pipeline.environment();
    this.sources = pipeline.sources();
    this.version = pipeline.version();
  }

  /** What it is for, in words of its author. */
  public PipelineBuilder about(String words) {
    this.about = words;
    return this;
  }

  /** Who answers for it. */
  public PipelineBuilder owner(String who) {
    this.owner = who;
    return this;
  }

  public PipelineBuilder tags(List<String> words) {
    this.tags = words;
    return this;
  }

  public PipelineBuilder triggers(List<Trigger> all) {
    this.triggers = all;
    return this;
  }

  /** Whom to tell when something happens to its runs. */
  public PipelineBuilder alerts(List<AlertRule> all) {
    this.alerts = all;
    return this;
  }

  public PipelineBuilder params(List<Param> all) {
    this.params = all;
    return this;
  }

  public PipelineBuilder steps(List<Step> all) {
    this.steps = all;
    return this;
  }

  /** The same, for steps that are written out. */
  public PipelineBuilder steps(Step... all) {
    return steps(List.of(all));
  }

  /** How its runs proceed. */
  public PipelineBuilder policy(PipelinePolicy rules) {
    this.policy = rules;
    return this;
  }

  /** The definitions of the pipelines it calls, by name. */
  public PipelineBuilder calls(Map<String, Pipeline> definitions) {
    this.calls = definitions;
    return this;
  }

  /** Whose overlays hold in it. */
  public PipelineBuilder environment(String environmentName) {
    this.environment = environmentName;
    return this;
  }

  /** Its files, its own first. */
  public PipelineBuilder sources(List<Source> files) {
    this.sources = files;
    return this;
  }

  /** Digest of its files, as {@code sha256:...}. */
  public PipelineBuilder version(String digest) {
    this.version = digest;
    return this;
  }

  /** The pipeline as said so far. */
  public Pipeline build() {
    return new Pipeline(
        name,
        about,
        owner,
        tags,
        triggers,
        alerts,
        params,
        steps,
        policy,
        calls,
        environment,
        sources,
        version);
  }
}
