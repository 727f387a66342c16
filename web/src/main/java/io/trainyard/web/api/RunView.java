package io.trainyard.web.api;

import java.util.List;

/**
 * A run with all that it did.
 *
 * @param steps in the pipeline's order
 * @param attempts in the order they were made
 * @param models versions that it registered
 * @param endpoints that it deployed to
 */
public record RunView(
    RunSummary run,
    List<StepLine> steps,
    List<AttemptView> attempts,
    List<VersionView> models,
    List<EndpointView> endpoints) {

  /**
   * A step of the run's definition.
   *
   * @param after steps whose results it uses
   */
  public record StepLine(String name, String verb, String about, List<String> after) {}
}
