package io.trainyard.web.app;

import io.trainyard.web.api.RunSummary;
import picocli.CommandLine.Parameters;

/** A verb that changes a run which somebody runs now: whoever holds the home is asked. */
abstract class RunningRun extends AskingVerb {
  @Parameters(paramLabel = "RUN", description = "The run's number.")
  private long run;

  RunningRun(Shell shell) {
    super(shell);
  }

  /** Does it at the desk of who runs the run. */
  abstract int act(OpenDesk open, long number) throws InterruptedException;

  @Override
  public final Integer call() throws InterruptedException {
    try (OpenDesk open = desk()) {
      if (open.server().isEmpty()) {
        throw Refusal.usage(nothingRuns(open.desk().run(run).run()));
      }
      return act(open, run);
    }
  }

  final String actor() {
    return Actor.of(shell());
  }

  private static String nothingRuns(RunSummary run) {
    return run.state().isDone()
        ? "run %d has ended: %s; nothing runs in this home.".formatted(run.run(), run.state())
        : "nothing runs in this home: the process that ran run %d has ended; trainyard serve goes on with it."
            .formatted(run.run());
  }
}
