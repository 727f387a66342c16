package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.run.RunState;
import io.trainyard.web.api.Desk;
import io.trainyard.web.api.RunOrder;
import io.trainyard.web.api.RunView;
import io.trainyard.web.app.text.RunEnding;
import java.nio.file.Path;
import java.util.List;
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
final class RunVerb extends Verb {
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
    try (OpenDesk open = OpenDesk.running(home(), server(), shell(), trainyard)) {
      Desk desk = open.desk();
      long number = desk.start(order(pipeline));
      RunView ended;
      try (Watching watching = Watching.of(shell());
          AutoCloseable restore = cancelOnInterrupt(desk, number, watching)) {
        ended = desk.follow(number, watching.follower());
      } catch (InterruptedException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      report(ended, open);
      return exit(ended.run().state());
    }
  }

  private RunOrder order(Pipeline pipeline) {
    Path folder = shell().resolve(file).resolveSibling("").toAbsolutePath().normalize();
    List<RunOrder.File> files =
        pipeline.sources().stream()
            .map(source -> new RunOrder.File(source.path(), source.text()))
            .toList();
    return new RunOrder(
        files,
        folder.toString(),
        options.params(),
        options.dayGiven(),
        Actor.of(shell()),
        fresh ? Boolean.TRUE : null);
  }

  private AutoCloseable cancelOnInterrupt(Desk desk, long number, Watching watching) {
    return shell()
        .signals()
        .onInterrupt(
            () -> {
              watching.say(
                  "cancelling run %d: waiting until every step has ended; Ctrl-C again kills at once"
                      .formatted(number));
              try {
                desk.cancel(number);
              } catch (RuntimeException e) {
                watching.say("it cannot be cancelled: " + Sentence.of(e.getMessage()));
              }
            });
  }

  private void report(RunView ended, OpenDesk open) {
    if (json()) {
      printJson(ended);
      return;
    }
    FinalTable.lines(ended, trainyard().artifacts()).forEach(this::print);
    RunEnding.lines(ended, open.server()).forEach(this::print);
  }

  private static int exit(RunState state) {
    return switch (state) {
      case SUCCEEDED -> Exit.OK;
      case CANCELLED -> Exit.INTERRUPTED;
      case FAILED, QUEUED, RUNNING -> Exit.FAILED;
    };
  }
}
