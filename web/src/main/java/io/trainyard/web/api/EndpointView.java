package io.trainyard.web.api;

import io.trainyard.engine.deploy.Endpoint;
import java.time.Instant;

/** An endpoint and the version that gets its traffic. */
public record EndpointView(String name, String model, long version, long run, Instant since) {
  public static EndpointView of(Endpoint endpoint) {
    return new EndpointView(
        endpoint.name(), endpoint.model(), endpoint.version(), endpoint.run(), endpoint.since());
  }
}
