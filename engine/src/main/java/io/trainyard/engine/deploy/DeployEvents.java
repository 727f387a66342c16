package io.trainyard.engine.deploy;

import org.jspecify.annotations.Nullable;

/** What deployment events carry. */
public final class DeployEvents {
  public static final String TRAFFIC_CHANGED = "traffic.changed";

  private DeployEvents() {}

  /**
   * All traffic of an endpoint goes to a version; refused unless the endpoint serves {@code
   * fromVersion} now (null = it does not exist).
   */
  public record TrafficChanged(
      String endpoint, String model, long version, @Nullable Long fromVersion) {}
}
