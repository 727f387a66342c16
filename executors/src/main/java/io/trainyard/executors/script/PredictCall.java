package io.trainyard.executors.script;

import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.executors.place.Command;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts the script that predicts: rows at {@code TY_INPUT_ROWS} (CSV), what training wrote at
 * {@code TY_INPUT_MODEL}; it writes one line a row, in order, to {@code TY_OUTPUT_PREDICTIONS}
 * (CSV): {@code prediction}, and for classes it may add {@code probability_<class>} for each.
 *
 * @param output gets what it prints
 */
record PredictCall(
    ScriptHost host,
    HomeSettings settings,
    Language language,
    Path script,
    Path model,
    OutputStream output) {

  /** The records of the predictions, the header first. */
  List<List<@Nullable String>> records(Path rows, Path folder)
      throws IOException, InterruptedException {
    Path predictions = folder.resolve("predictions.csv");
    Files.createDirectories(folder.resolve("work"));
    Map<String, String> environment = new LinkedHashMap<>(ScriptEnvironment.of(host.environment()));
    environment.put("TY_INPUT_ROWS", rows.toString());
    environment.put("TY_INPUT_MODEL", model.toString());
    environment.put("TY_OUTPUT_PREDICTIONS", predictions.toString());
    environment.put("TY_WORKDIR", folder.resolve("work").toString());
    environment.put("TMPDIR", folder.resolve("work").toString());
    Command command =
        new Command(
            language.command(script, settings, host.environment()),
            folder.resolve("work"),
            environment);
    int code = host.processes().run(command, output);
    String name = script.getFileName().toString();
    if (code != 0) {
      throw StepFailure.forGood(
              "%s ended with exit code %d and gave no predictions".formatted(name, code))
          .withExit(code);
    }
    if (!Files.isRegularFile(predictions)) {
      throw StepFailure.forGood(
          name + " wrote no predictions: write CSV to the path in TY_OUTPUT_PREDICTIONS");
    }
    return RowsCsv.read(predictions);
  }
}
