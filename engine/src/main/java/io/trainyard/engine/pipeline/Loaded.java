package io.trainyard.engine.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * What reading a pipeline file gave.
 *
 * @param pipeline empty when any problem is an error
 * @param problems all of them, by place
 */
public record Loaded(Optional<Pipeline> pipeline, List<Problem> problems) {
  public Loaded {
    problems = problems.stream().sorted().toList();
  }
}
