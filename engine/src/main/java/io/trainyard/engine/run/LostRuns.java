package io.trainyard.engine.run;

import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.Journal.Conflict;
import java.util.ArrayList;
import java.util.List;

/** Ends the runs whose process went away before they had ended. */
final class LostRuns {
  static final String WHY = "the process that ran it ended";

  private final Journal journal;
  private final Runs runs;

  LostRuns(Journal journal, Runs runs) {
    this.journal = journal;
    this.runs = runs;
  }

  /** The runs it ended, as they are now. */
  List<Run> end() {
    List<Run> lost = new ArrayList<>();
    for (Run run : runs.unfinished()) {
      end(run);
      lost.add(runs.run(run.number()).orElseThrow());
    }
    return List.copyOf(lost);
  }

  private void end(Run run) {
    Turn turn = new Turn();
    if (run.state() == RunState.QUEUED) {
      turn.add(RunEvents.RUN_STARTED, run.number(), new RunEvents.RunStarted());
    }
    runs.attempts(run.number()).stream()
        .filter(attempt -> !attempt.state().isDone())
        .forEach(attempt -> turn.add(RunEvents.ATTEMPT_ENDED, run.number(), lost(attempt)));
    turn.add(RunEvents.RUN_ENDED, run.number(), new RunEvents.RunEnded(RunState.FAILED, WHY));
    try {
      journal.write(turn.events());
    } catch (Conflict e) {
      throw new IllegalStateException("run " + run.number() + " changed while it was ended", e);
    }
  }

  private static RunEvents.AttemptEnded lost(Attempt attempt) {
    return attempt.state().canBecome(AttemptState.FAILED)
        ? AttemptEnds.failed(
            attempt,
            new Outcome.Failed(FailureCause.LOST, WHY, true, List.of(), java.util.Map.of()))
        : AttemptEnds.skipped(attempt, SkipCause.LOST, WHY);
  }
}
