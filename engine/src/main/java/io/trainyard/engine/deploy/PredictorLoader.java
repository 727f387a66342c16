package io.trainyard.engine.deploy;

import io.trainyard.engine.artifact.Digest;
import java.io.IOException;

/** Opens a model package. */
public interface PredictorLoader {
  Predictor load(Digest model) throws IOException;
}
