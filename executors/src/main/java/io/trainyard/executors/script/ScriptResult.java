package io.trainyard.executors.script;

import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.run.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The small results that a script may leave at {@code TY_RESULT}. */
final class ScriptResult {
  private static final long LARGEST = 64 * 1024;

  private ScriptResult() {}

  /**
   * Keeps them in the attempt's output.
   *
   * @throws StepFailure when there is a file that is no small JSON object
   */
  static void log(Path file, StepContext context) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    if (Files.size(file) > LARGEST) {
      throw StepFailure.forGood(
          "TY_RESULT holds more than %d bytes: declare an output for what is large"
              .formatted(LARGEST));
    }
    try {
      JsonNode result = Json.MAPPER.readTree(Files.readAllBytes(file));
      if (result.isObject()) {
        context.log("result " + result);
        return;
      }
    } catch (JacksonException e) {
      // Told below, like every other text that is no object.
    }
    throw StepFailure.forGood("TY_RESULT is no JSON object: write one, as in {\"rows\": 3}");
  }
}
