package io.trainyard.engine.deploy;

import java.util.List;
import java.util.Optional;

/** Reading the endpoints. Thread-safe. */
public interface Deployments {
  List<Endpoint> endpoints();

  Optional<Endpoint> endpoint(String name);
}
