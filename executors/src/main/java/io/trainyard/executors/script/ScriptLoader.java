package io.trainyard.executors.script;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.deploy.LearnerLoader;
import io.trainyard.engine.deploy.ModelPackage;
import io.trainyard.engine.deploy.PackageManifest;
import io.trainyard.engine.deploy.Predictor;
import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.executors.place.Folders;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Opens the packages of models that scripts made: those with the learner {@value #LEARNER}. */
public final class ScriptLoader implements LearnerLoader {
  /** The learner in the manifest of such a package. */
  public static final String LEARNER = ScriptPackage.LEARNER;

  private final ScriptHost host;
  private final HomeSettings settings;
  private final ArtifactStore artifacts;
  private final OutputStream output;

  /**
   * A loader.
   *
   * @param artifacts gives the folders that packages are unpacked in
   * @param output gets what scripts print while they predict; thread-safe
   */
  public ScriptLoader(
      ScriptHost host, HomeSettings settings, ArtifactStore artifacts, OutputStream output) {
    this.host = host;
    this.settings = settings;
    this.artifacts = artifacts;
    this.output = output;
  }

  @Override
  public Predictor open(Path modelPackage) throws IOException {
    try (ModelPackage opened = ModelPackage.open(modelPackage)) {
      PackageManifest manifest = opened.manifest();
      String predictWith = manifest.environment().getOrDefault(ScriptPackage.PREDICT_WITH, "");
      if (predictWith.isEmpty()) {
        throw new IOException(
            "the model was trained by a script that says nothing of predicting: add predictWith 'predict.py' and train again");
      }
      Language language =
          Language.of(manifest.environment().getOrDefault(ScriptPackage.LANGUAGE, ""));
      Path folder = unpacked(opened);
      PredictCall script =
          new PredictCall(
              host,
              settings,
              language,
              folder.resolve(ScriptPackage.PREDICT + predictWith),
              folder.resolve(ScriptPackage.MODEL),
              output);
      return new ScriptPredictor(manifest, script, folder);
    }
  }

  private Path unpacked(ModelPackage opened) throws IOException {
    Path folder = artifacts.workFolder().toAbsolutePath();
    try {
      opened.extract(folder);
      return folder;
    } catch (IOException e) {
      Folders.delete(folder);
      throw e;
    }
  }
}
