package io.trainyard.web.app;

import io.trainyard.dsl.PipelineLoader;
import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * What is wrong with a pipeline in a home with these settings.
 *
 * @param folder where both files are written
 * @param settings the text of {@code settings.json}
 * @param check holds a pipeline against a home
 */
record MistakesAtHome(
    Path folder, String settings, Function<HomeSettings, Function<Pipeline, List<Problem>>> check) {

  /** The mistakes of a pipeline {@code p} of these lines, with their places. */
  List<String> in(String... lines) throws IOException {
    Path home = Files.writeString(folder.resolve("settings.json"), settings);
    Path file =
        Files.writeString(
            folder.resolve("p.groovy"),
            "pipeline('p') {\n    " + String.join("\n    ", lines) + "\n}\n");
    return new CheckedPipelines(PipelineLoader.plain(), check.apply(SettingsFile.read(home)))
        .load(file).problems().stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .map(Problem::toString)
            .toList();
  }
}
