package io.trainyard.web.view;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A definition with what its pages ask of it again and again. Immutable to look at. */
public final class FrozenPipeline {
  private final Pipeline pipeline;
  private final Map<String, Step> steps;
  private @Nullable Dag dag;

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
