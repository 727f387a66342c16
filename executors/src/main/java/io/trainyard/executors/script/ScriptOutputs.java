package io.trainyard.executors.script;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore.Stored;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.TableFiles;
import io.trainyard.engine.table.TableFiles.Description;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/** Takes in what a script wrote to {@code TY_OUTPUT_<NAME>}. */
final class ScriptOutputs {
  private final ScriptCall call;
  private final StepContext context;
  private final TableFiles tables;

  ScriptOutputs(ScriptCall call, StepContext context, TableFiles tables) {
    this.call = call;
    this.context = context;
    this.tables = tables;
  }

  /**
   * Adds every declared output to the outcome; a step with one table says its rows.
   *
   * @throws StepFailure naming an output that is missing or cannot be read
   */
  void addTo(Outcome.Builder outcome) throws IOException {
    for (Output output : context.order().step().outputs()) {
      Path file = file(output.name());
      if (output.kind() == ArtifactKind.TABLE) {
        table(output, file, outcome);
      } else {
        outcome.output(output.name(), artifact(output, own(file), Map.of()));
      }
    }
  }

  /** Where a declared output must be by now: a file or a folder. */
  Path existing(String name) {
    Path file = call.outputFile(name);
    if (!Files.exists(file)) {
      throw StepFailure.forGood(
          "%s did not write its output '%s': write it to the path in %s"
              .formatted(
                  call.program().script().getFileName(), name, Names.variable("TY_OUTPUT_", name)));
    }
    return file;
  }

  private Path file(String name) {
    Path file = existing(name);
    if (!Files.isRegularFile(file)) {
      throw StepFailure.forGood("the output '%s' is a folder: write one file".formatted(name));
    }
    return file;
  }

  /**
   * A file that nobody else has a hand on: what a script has linked rather than written is copied,
   * since the file behind a link may change later.
   */
  private static Path own(Path file) throws IOException {
    boolean isPlain =
        Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && FileSystems.getDefault().supportedFileAttributeViews().contains("unix")
            && Files.getAttribute(file, "unix:nlink").equals(1);
    return isPlain ? file : Files.copy(file, file.resolveSibling(file.getFileName() + ".own"));
  }

  private void table(Output output, Path file, Outcome.Builder outcome) throws IOException {
    Path table = call.folder().root().resolve(output.name() + ".table");
    Description description;
    try {
      description = tables.importFile(file, table);
    } catch (IOException e) {
      throw StepFailure.forGood(
          "the output '%s' is no table: %s; write CSV (UTF-8, a header line) or Parquet"
              .formatted(output.name(), e.getMessage()));
    }
    outcome.output(output.name(), artifact(output, table, facts(description)));
    if (context.order().step().outputs().size() == 1) {
      outcome.rows(description.rows());
    }
  }

  private static Map<String, String> facts(Description description) {
    return Map.of(
        "rows", Long.toString(description.rows()),
        "columns", Integer.toString(description.schema().columns().size()));
  }

  private Artifact artifact(Output output, Path file, Map<String, String> facts)
      throws IOException {
    Stored stored = context.artifacts().put(file);
    String name = context.order().step().name() + "." + output.name();
    return new Artifact(name, output.kind().word(), stored.digest(), stored.bytes(), facts);
  }
}
