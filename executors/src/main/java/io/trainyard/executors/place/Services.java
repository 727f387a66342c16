package io.trainyard.executors.place;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.run.CodeRunner;
import io.trainyard.engine.run.References;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.security.Masker;
import io.trainyard.engine.security.Secrets;
import io.trainyard.engine.security.UnusableSecret;
import java.nio.file.Path;

/**
 * What every attempt of a home may use.
 *
 * @param masker hides secrets in all that attempts say
 * @param output the folder that keeps what attempts print, one file each
 */
public record Services(
    ArtifactStore artifacts,
    HomeSettings settings,
    Secrets secrets,
    Masker masker,
    References references,
    CodeRunner code,
    Path output) {

  /** The value of a secret; a {@link StepFailure} that says how to give it when there is none. */
  String secret(String path) {
    try {
      return secrets.value(path);
    } catch (UnusableSecret e) {
      throw StepFailure.forGood(e.message());
    }
  }

  /** The file that keeps what an attempt prints: {@code <run>-<attempt>.log}. */
  public static Path outputFile(Path output, long run, long attempt) {
    return output.resolve(run + "-" + attempt + ".log");
  }
}
