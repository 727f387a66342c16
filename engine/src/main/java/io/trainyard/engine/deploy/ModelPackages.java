package io.trainyard.engine.deploy;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens any model package, by the {@code learner} that its {@code manifest.json} names.
 * Thread-safe.
 */
public final class ModelPackages implements PredictorLoader {
  /** The entry of a package that says what it is. */
  public static final String MANIFEST = "manifest.json";

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private final ArtifactStore artifacts;
  private final Map<String, LearnerLoader> loaders;

  /**
   * Opens packages of these learners.
   *
   * @param loaders by the word that stands as {@code learner} in the manifest
   */
  public ModelPackages(ArtifactStore artifacts, Map<String, LearnerLoader> loaders) {
    this.artifacts = artifacts;
    this.loaders = Map.copyOf(loaders);
  }

  @Override
  public Predictor load(Digest model) throws IOException {
    Path file = artifacts.path(model);
    String learner = learner(model, file);
    LearnerLoader loader = loaders.get(learner);
    if (loader == null) {
      throw new IOException(
          "the model package %s was made by the learner '%s', which this Trainyard cannot open; it opens %s"
              .formatted(model, learner, new TreeSet<>(loaders.keySet())));
    }
    return loader.open(file);
  }

  private String learner(Digest model, Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(MANIFEST);
      if (entry == null) {
        throw new IOException(
            "the artifact %s is no model package: it has no %s".formatted(model, MANIFEST));
      }
      try (InputStream in = zip.getInputStream(entry)) {
        JsonNode manifest = MAPPER.readTree(in);
        return manifest.path("learner").asString("");
      }
    } catch (JacksonException e) {
      throw new IOException(
          "the manifest of the model package %s cannot be read".formatted(model), e);
    }
  }
}
