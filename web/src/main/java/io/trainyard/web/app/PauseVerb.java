package io.trainyard.web.app;

import io.trainyard.engine.run.AttemptState;
import io.trainyard.web.api.AttemptView;
import io.trainyard.web.api.RunSummary;
import io.trainyard.web.app.text.AttemptText;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code trainyard pause}. */
@Command(
    name = "pause",
    description = {
      "Pause a run: nothing more of it is launched, also after a restart of the server.",
      "Steps that run go on. trainyard resume lets it go on; trainyard cancel ends it."
    })
final class PauseVerb extends RunningRun {
  PauseVerb(Shell shell) {
    super(shell);
  }

  @Override
  int act(OpenDesk open, long number) {
    RunSummary paused = open.desk().pause(number, actor());
    if (json()) {
      printJson(paused);
      return Exit.OK;
    }
    List<AttemptView> attempts = open.desk().run(number).attempts();
    List<String> running =
        attempts.stream()
            .filter(attempt -> attempt.state() == AttemptState.RUNNING)
            .map(AttemptText::name)
            .toList();
    print("run %d is paused by %s".formatted(number, paused.pausedBy()));
    if (!running.isEmpty()) {
      print("  still running: " + String.join(", ", running));
    }
    print("  go on: ./trainyard resume " + number);
    return Exit.OK;
  }
}
