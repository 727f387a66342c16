package io.trainyard.executors.release;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore.Stored;
import io.trainyard.engine.deploy.DeployEvents;
import io.trainyard.engine.deploy.Deployments;
import io.trainyard.engine.deploy.Endpoint;
import io.trainyard.engine.deploy.Predictor;
import io.trainyard.engine.deploy.PredictorLoader;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.registry.Alias;
import io.trainyard.engine.registry.ModelVersion;
import io.trainyard.engine.registry.Registry;
import io.trainyard.engine.registry.RegistryEvents;
import io.trainyard.engine.run.Fact;
import io.trainyard.engine.run.KeyContext;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.run.StepFailure;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives all traffic of an endpoint to a registered version and makes it the champion. Before, it
 * opens the model, so that what cannot answer never gets traffic. Both changes are facts that hold
 * only if nobody was faster; then the Runner calls it once more. What is so already is not stated.
 */
public final class DeployBody implements StepBody {
  private final Registry registry;
  private final Deployments deployments;
  private final PredictorLoader predictors;

  public DeployBody(Registry registry, Deployments deployments, PredictorLoader predictors) {
    this.registry = registry;
    this.deployments = deployments;
    this.predictors = predictors;
  }

  /** Its effect is outside the run, so an earlier one never stands for it. */
  @Override
  public Optional<Map<String, String>> cacheParts(KeyContext context) {
    return Optional.empty();
  }

  @Override
  public Outcome run(StepContext context) throws IOException {
    DeployOptions options = DeployOptions.of(context.order().step());
    String endpoint = options.to();
    Artifact given = Given.need(context.order(), ArtifactKind.RELEASE);
    Release release = Release.read(context.artifacts().bytes(given.digest()));
    new ApprovedRelease(context, Set.of(given.digest(), release.digest()))
        .require(options.approved());
    refuseIfMute(release);
    Outcome.Builder outcome = Outcome.succeeded();
    outcome.output("live", live(context, release, endpoint));
    traffic(release, endpoint).ifPresent(outcome::fact);
    champion(release).ifPresent(outcome::fact);
    return outcome.build();
  }

  private void refuseIfMute(Release release) {
    try (Predictor predictor = predictors.load(release.digest())) {
      predictor.inputs();
    } catch (IOException e) {
      throw StepFailure.forGood(
          "%s:%d cannot answer: %s".formatted(release.model(), release.version(), e.getMessage()));
    }
  }

  private Optional<Fact> traffic(Release release, String endpoint) {
    Optional<Endpoint> now = deployments.endpoint(endpoint);
    boolean isSo =
        now.filter(
                serving ->
                    serving.model().equals(release.model())
                        && serving.version() == release.version())
            .isPresent();
    return isSo
        ? Optional.empty()
        : Optional.of(
            new Fact(
                DeployEvents.TRAFFIC_CHANGED,
                EventJson.write(
                    new DeployEvents.TrafficChanged(
                        endpoint,
                        release.model(),
                        release.version(),
                        now.map(Endpoint::version).orElse(null)))));
  }

  private Optional<Fact> champion(Release release) {
    Optional<Long> now = registry.alias(release.model(), Alias.CHAMPION).map(ModelVersion::version);
    return now.filter(version -> version == release.version()).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Fact(
                RegistryEvents.ALIAS_MOVED,
                EventJson.write(
                    new RegistryEvents.AliasMoved(
                        release.model(), Alias.CHAMPION, now.orElse(null), release.version()))));
  }

  private static Artifact live(StepContext context, Release release, String endpoint)
      throws IOException {
    Stored stored = context.artifacts().put(release.liveJson(endpoint));
    return new Artifact(
        context.order().step().name() + ".live",
        ArtifactKind.LIVE.word(),
        stored.digest(),
        stored.bytes(),
        Map.of(
            "endpoint", endpoint,
            "model", release.model(),
            "version", Long.toString(release.version())));
  }
}
