package io.trainyard.web.app;

import io.trainyard.web.api.RunSummary;
import picocli.CommandLine.Command;

/** {@code trainyard resume}. */
@Command(name = "resume", description = "Let a paused run go on.")
final class ResumeVerb extends RunningRun {
  ResumeVerb(Shell shell) {
    super(shell);
  }

  @Override
  int act(OpenDesk open, long number) {
    RunSummary run = open.desk().resume(number, actor());
    if (json()) {
      printJson(run);
    } else {
      print("run " + number + " goes on");
    }
    return Exit.OK;
  }
}
