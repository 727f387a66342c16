package io.trainyard.web.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run with all that it did.
 *
 * @param file where the pipeline's file was; null where nobody noted it
 * @param steps in the pipeline's order
 * @param attempts in the order they were made
 * @param models versions that it registered
 * @param endpoints that it deployed to
 */
public record RunView(
    RunSummary run,
    @Nullable String file,
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
