package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineJson;
import io.trainyard.web.api.RunView;
import io.trainyard.web.app.text.PipelineText;
import io.trainyard.web.app.text.RunText;
import java.nio.file.Files;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code trainyard show}. */
@Command(
    name = "show",
    description = "Show a run by its number, or the definition of a pipeline file.")
final class ShowVerb extends AskingVerb {
  @Parameters(paramLabel = "RUN|FILE", description = "A run's number, or a pipeline file.")
  private String what = "";

  ShowVerb(Shell shell) {
    super(shell);
  }

  @Override
  public Integer call() {
    if (what.matches("[0-9]{1,18}")) {
      showRun(Long.parseLong(what));
    } else if (what.matches("[a-zA-Z0-9_-]+") && !Files.exists(shell().resolve(what))) {
      throw Refusal.usage("'" + what + "' is neither the number of a run nor a file.");
    } else {
      showFile();
    }
    return Exit.OK;
  }

  private void showRun(long number) {
    try (OpenDesk open = desk()) {
      RunView run = open.desk().run(number);
      if (json()) {
        printJson(run);
      } else {
        RunText.lines(run, shell().clock().getZone()).forEach(this::print);
      }
    }
  }

  private void showFile() {
    Pipeline pipeline = PipelineFiles.require(what, trainyard().pipelines(), shell());
    if (json()) {
      print(PipelineJson.write(pipeline));
    } else {
      PipelineText.lines(pipeline).forEach(this::print);
    }
  }
}
