package io.trainyard.executors.learn;

import io.trainyard.engine.deploy.LearnerLoader;
import io.trainyard.engine.deploy.ModelPackage;
import io.trainyard.engine.deploy.PackageManifest;
import io.trainyard.engine.deploy.PackageWriter;
import io.trainyard.engine.deploy.Predictor;
import io.trainyard.engine.deploy.Task;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.executors.learn.learner.Learners;
import io.trainyard.executors.learn.prepare.InputsJson;
import io.trainyard.executors.learn.prepare.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;

/**
 * Writes and opens the packages of our own learners: beside the manifest {@code preprocessing.json}
 * (see {@link InputsJson}) and {@code learner} (XGBoost's UBJSON, else JSON).
 */
public final class LearnedPackages implements LearnerLoader {
  private static final String PREPROCESSING = "preprocessing.json";
  private static final String LEARNER = "learner";

  /** This loader for each of our learners, by its word. */
  public static Map<String, LearnerLoader> loaders() {
    Map<String, LearnerLoader> loaders = new TreeMap<>();
    Learners.words().forEach(word -> loaders.put(word, new LearnedPackages()));
    return loaders;
  }

  @Override
  public Predictor open(Path modelPackage) throws IOException {
    return openModel(modelPackage);
  }

  static LearnedModel openModel(Path modelPackage) throws IOException {
    try (ModelPackage opened = ModelPackage.open(modelPackage)) {
      PackageManifest manifest = opened.manifest();
      return new LearnedModel(
          InputsJson.read(opened.bytes(PREPROCESSING)),
          target(manifest),
          Learners.open(manifest.learner(), opened.bytes(LEARNER)));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException("the model package is damaged: train the model again", e);
    }
  }

  private static Target target(PackageManifest manifest) {
    ColumnType type =
        manifest.task() == Task.CLASSES
            ? manifest.outputs().columns().get(0).type()
            : ColumnType.NUMBER;
    OptionalInt positive =
        manifest.positive().isPresent()
            ? OptionalInt.of(manifest.classes().indexOf(manifest.positive().get()))
            : OptionalInt.empty();
    return new Target(
        new Column(manifest.target(), type), manifest.task(), manifest.classes(), positive);
  }

  /** Writes a package into a new file. */
  static void write(Path file, LearnedModel model, PackageManifest manifest) throws IOException {
    try (PackageWriter writer = new PackageWriter(file, manifest)) {
      writer
          .add(PREPROCESSING, InputsJson.write(model.fittedInputs()))
          .add(LEARNER, model.fitted().bytes());
    }
  }
}
