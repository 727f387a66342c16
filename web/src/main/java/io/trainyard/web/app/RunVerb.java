package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.web.api.Asking;
import io.trainyard.web.api.RunOrder;
import io.trainyard.web.api.RunView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trainyard run}: one run of a file, to its end. */
@Command(
    name = "run",
    description = {
      "Run a pipeline file to its end.",
      "Ctrl-C cancels and waits until every step has ended; a second Ctrl-C kills."
    })
final class RunVerb extends AskingVerb {
  @Parameters(paramLabel = "FILE", description = "A pipeline file.")
  private String file = "";

  @Option(
      names = "--isolate",
      description = "Run steps in processes of their own, as a server always does.")
  private boolean isolate;

  @Mixin private RunOptions options = new RunOptions();

  @Option(names = "--fresh", description = "Run every step, even where nothing has changed.")
  private boolean fresh;

  RunVerb(Shell shell) {
    super(shell);
  }

  @Override
  public Integer call() throws InterruptedException {
    Pipeline pipeline = PipelineFiles.require(file, trainyard().pipelines(), shell());
    options.values(pipeline, shell().clock());
    Trainyard trainyard = isolate ? trainyard().isolating() : trainyard();
    try (OpenDesk open = runningDesk(trainyard)) {
      RunToEnd toEnd = new RunToEnd(open, shell());
      RunOrder order = Orders.of(file, pipeline, options, shell(), fresh ? Boolean.TRUE : null);
      RunView ended =
          toEnd.follow(open.desk().start(open.sent(order), Asking.of(Actor.of(shell()))));
      if (json()) {
        printJson(ended);
      } else {
        toEnd.report(ended, trainyard(), this::print);
      }
      return RunToEnd.exit(ended.run().state());
    }
  }
}
