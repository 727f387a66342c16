package io.trainyard.engine.deploy;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Opens the model packages of one kind of learner. A package is a zip file whose {@code
 * manifest.json} names its kind as {@code learner}; {@link ModelPackages} asks the loader of that
 * name. Thread-safe.
 */
public interface LearnerLoader {
  /**
   * Opens a package.
   *
   * @param modelPackage the zip file, verified; it must not be changed, and stays while the
   *     predictor is open
   * @throws IOException whose message says why it cannot answer and what to do
   */
  Predictor open(Path modelPackage) throws IOException;
}
