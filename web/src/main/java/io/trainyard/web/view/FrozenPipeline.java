package io.trainyard.web.view;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.Values;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A definition with what its pages ask of it again and again. Immutable to look at. */
public final class FrozenPipeline {
  private final Pipeline pipeline;
  private final Map<String, Step> steps;
  private @Nullable Dag dag;
  private @Nullable Map<String, Set<String>> users;

  /** A definition whose steps can be put into an order. */
  public FrozenPipeline(Pipeline pipeline) {
    this.pipeline = pipeline;
    this.steps = pipeline.stepsByName();
  }

  public Pipeline pipeline() {
    return pipeline;
  }

  /** Empty where it has no such step. */
  public Optional<Step> step(String name) {
    return Optional.ofNullable(steps.get(name));
  }

  /**
   * The steps that are handed an output, in the order of the file.
   *
   * @param output such as {@code clean.data}
   */
  public synchronized Set<String> users(String output) {
    Map<String, Set<String>> all = users;
    if (all == null) {
      all = users(pipeline);
      users = all;
    }
    return all.getOrDefault(output, Set.of());
  }

  private static Map<String, Set<String>> users(Pipeline pipeline) {
    Map<String, Set<String>> users = new HashMap<>();
    for (Step step : pipeline.steps()) {
      for (Input input : step.inputs()) {
        for (Value.Output from : Values.outputs(input.from())) {
          users
              .computeIfAbsent(from.step() + "." + from.output(), output -> new LinkedHashSet<>())
              .add(step.name());
        }
      }
    }
    return users;
  }

  /** Which step waits for which; made when it is asked for first. */
  public synchronized Dag dag() {
    Dag made = dag;
    if (made == null) {
      made = Dag.of(pipeline.steps());
      dag = made;
    }
    return made;
  }
}
