package io.trainyard.engine.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * An immutable definition: params, triggers, steps.
 *
 * @param version digest of the file and of each {@code lib/} file it uses, as {@code sha256:...}
 * @param sources those files, the pipeline's own first
 */
public record Pipeline(
    String name,
    String about,
    String owner,
    List<String> tags,
    List<Trigger> triggers,
    List<Param> params,
    List<Step> steps,
    List<Source> sources,
    String version) {

  public Pipeline {
    tags = List.copyOf(tags);
    triggers = List.copyOf(triggers);
    params = List.copyOf(params);
    steps = List.copyOf(steps);
    sources = List.copyOf(sources);
  }

  public Optional<Step> step(String stepName) {
    return steps.stream().filter(step -> step.name().equals(stepName)).findFirst();
  }

  public Optional<Param> param(String paramName) {
    return params.stream().filter(param -> param.name().equals(paramName)).findFirst();
  }
}
