package io.trainyard.executors.release;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore.Stored;
import io.trainyard.engine.deploy.ModelPackage;
import io.trainyard.engine.deploy.PackageManifest;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the next version of a model and moves {@code candidate} to it, or the aliases that the step
 * names. It states both as facts; when another run was faster, the Runner calls it once more and it
 * looks again.
 */
public final class RegisterBody implements StepBody {
  private final Registry registry;

  public RegisterBody(Registry registry) {
    this.registry = registry;
  }

  /** Its effect is outside the run, so an earlier one never stands for it. */
  @Override
  public Optional<Map<String, String>> cacheParts(KeyContext context) {
    return Optional.empty();
  }

  @Override
  public Outcome run(StepContext context) throws IOException {
    RegisterOptions options = RegisterOptions.of(context.order().step());
    Artifact model = Given.need(context.order(), ArtifactKind.MODEL);
    PackageManifest manifest = manifest(context, model);
    Attachments attachments = Attachments.read(context);
    Map<String, Double> metrics =
        attachments.metrics().isEmpty() ? manifest.metrics() : attachments.metrics();
    Release release = new Release(options.named(), next(options.named()), model.digest());
    ModelCard card =
        new ModelCard(context.order(), release, manifest, metrics, attachments.reports());
    Stored cardStored =
        context
            .artifacts()
            .put(
                card.text(options.card().orElse(CardOptions.EMPTY))
                    .getBytes(StandardCharsets.UTF_8));
    Outcome.Builder outcome = Outcome.succeeded();
    metrics.forEach(outcome::metric);
    outcome.output("release", release(context, release));
    outcome.output("card", card(context, cardStored));
    outcome.fact(registered(context, release, cardStored, metrics));
    for (String alias : options.alias().isEmpty() ? List.of(Alias.CANDIDATE) : options.alias()) {
      outcome.fact(moved(alias, release));
    }
    return outcome.build();
  }

  private static PackageManifest manifest(StepContext context, Artifact model) throws IOException {
    try (ModelPackage opened = ModelPackage.open(context.artifacts().path(model.digest()))) {
      return opened.manifest();
    }
  }

  private long next(String name) {
    return registry.versions(name).stream().mapToLong(ModelVersion::version).max().orElse(0) + 1;
  }

  private static Fact registered(
      StepContext context, Release release, Stored card, Map<String, Double> metrics) {
    return new Fact(
        RegistryEvents.VERSION_REGISTERED,
        EventJson.write(
            new RegistryEvents.VersionRegistered(
                release.model(),
                release.version(),
                release.digest().toString(),
                card.digest().toString(),
                context.order().step().name(),
                metrics)));
  }

  private Fact moved(String alias, Release release) {
    Long from = registry.alias(release.model(), alias).map(ModelVersion::version).orElse(null);
    return new Fact(
        RegistryEvents.ALIAS_MOVED,
        EventJson.write(
            new RegistryEvents.AliasMoved(release.model(), alias, from, release.version())));
  }

  private static Artifact release(StepContext context, Release release) throws IOException {
    Stored stored = context.artifacts().put(release.json());
    return new Artifact(
        context.order().step().name() + ".release",
        ArtifactKind.RELEASE.word(),
        stored.digest(),
        stored.bytes(),
        Map.of("model", release.model(), "version", Long.toString(release.version())));
  }

  private static Artifact card(StepContext context, Stored stored) {
    return new Artifact(
        context.order().step().name() + ".card",
        ArtifactKind.REPORT.word(),
        stored.digest(),
        stored.bytes(),
        Map.of("format", "markdown"));
  }
}
