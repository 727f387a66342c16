package io.trainyard.web.predict;

import io.trainyard.engine.deploy.Deployments;
import io.trainyard.engine.deploy.Endpoint;
import io.trainyard.engine.deploy.Predictor;
import io.trainyard.engine.deploy.PredictorLoader;
import io.trainyard.engine.registry.ModelVersion;
import io.trainyard.engine.registry.Registry;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The predictor behind each endpoint, loaded once a version. When an endpoint's traffic moves to
 * another version the next request loads that one; the old one is closed as soon as the requests
 * that still use it have ended. Thread-safe.
 */
public final class LivePredictors implements AutoCloseable {
  private final Deployments deployments;
  private final Registry registry;
  private final PredictorLoader loader;
  private final Map<String, Shared> byEndpoint = new HashMap<>();

  public LivePredictors(Deployments deployments, Registry registry, PredictorLoader loader) {
    this.deployments = deployments;
    this.registry = registry;
    this.loader = loader;
  }

  Optional<Endpoint> endpoint(String name) {
    return deployments.endpoint(name);
  }

  /** The predictor that serves the endpoint now; close the lease after use. */
  synchronized Lease lease(Endpoint endpoint) throws IOException {
    Shared shared = byEndpoint.get(endpoint.name());
    if (shared == null || !shared.serves(endpoint)) {
      Shared fresh = new Shared(endpoint, load(endpoint));
      if (shared != null) {
        shared.retire();
      }
      byEndpoint.put(endpoint.name(), fresh);
      shared = fresh;
    }
    shared.users++;
    return new Lease(shared);
  }

  private Predictor load(Endpoint endpoint) throws IOException {
    ModelVersion version =
        registry
            .version(endpoint.model(), endpoint.version())
            .orElseThrow(
                () ->
                    new IOException(
                        "model " + endpoint.model() + " has no version " + endpoint.version()));
    return loader.load(version.model());
  }

  private synchronized void giveBack(Shared shared) {
    shared.users--;
    shared.closeWhenUnused();
  }

  @Override
  public synchronized void close() {
    byEndpoint.values().forEach(Shared::retire);
    byEndpoint.clear();
  }

  /** One loaded predictor; guarded by the outer lock. */
  private static final class Shared {
    private final Endpoint endpoint;
    private final Predictor predictor;
    private int users;
    private boolean retired;

    Shared(Endpoint endpoint, Predictor predictor) {
      this.endpoint = endpoint;
      this.predictor = predictor;
    }

    boolean serves(Endpoint other) {
      return endpoint.model().equals(other.model()) && endpoint.version() == other.version();
    }

    void retire() {
      retired = true;
      closeWhenUnused();
    }

    void closeWhenUnused() {
      if (retired && users == 0) {
        predictor.close();
      }
    }
  }

  /** A use of a predictor, which stays open until the lease is closed. */
  final class Lease implements AutoCloseable {
    private final Shared shared;

    private Lease(Shared shared) {
      this.shared = shared;
    }

    Predictor predictor() {
      return shared.predictor;
    }

    @Override
    public void close() {
      giveBack(shared);
    }
  }
}
