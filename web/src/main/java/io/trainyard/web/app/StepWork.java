package io.trainyard.web.app;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.cache.CacheKeys;
import io.trainyard.engine.cache.CacheLookup;
import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.security.Masker;
import io.trainyard.engine.security.Secrets;
import io.trainyard.executors.place.Bodies;
import io.trainyard.executors.place.Services;

/**
 * What does the work of a home's steps, and tells beforehand what decides it.
 *
 * @param services what bodies and channels are handed of the home
 */
record StepWork(Services services, Bodies bodies, CacheLookup lookup) {

  /** What it is made of. */
  record Needs(
      Home home,
      Shell shell,
      Trainyard trainyard,
      HomeSettings settings,
      ArtifactStore artifacts,
      StoreReaders readers) {}

  static StepWork of(Needs needs) {
    Services services = services(needs);
    Bodies bodies = bodies(needs);
    CacheLookup lookup =
        new CacheLookup(
            new CacheKeys(Version.environment(), needs.settings().settings()),
            order -> bodies.cacheParts(order, services),
            new CacheLookup.Ports(
                needs.readers().cache(), needs.artifacts(), needs.readers().runs()));
    return new StepWork(services, bodies, lookup);
  }

  private static Services services(Needs needs) {
    Masker masker = new Masker();
    Secrets secrets =
        new Secrets(
            needs.shell().environment(),
            needs.home().folder().resolve("secrets"),
            masker,
            SecretCommand.of(needs.home().settings()));
    return new Services(
        needs.artifacts(),
        needs.settings(),
        secrets,
        masker,
        needs.readers().references(),
        needs.trainyard().codeRunner(),
        needs.home().output());
  }

  private static Bodies bodies(Needs needs) {
    StoreReaders readers = needs.readers();
    return StepBodies.all(
        new StepBodies.Needs(
            readers.registry(),
            readers.deployments(),
            readers.approvals(),
            needs.trainyard().predictorLoader(needs.artifacts()),
            needs.trainyard().scriptHost(),
            needs.shell().clock()));
  }
}
