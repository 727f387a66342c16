package io.trainyard.engine.run;

import io.trainyard.engine.event.Journal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ends runs that do not go on, since their process went away or they cannot be taken up again. */
final class LostRuns {
  static final String WHY = "the process that ran it ended";

  private final Journal journal;
  private final Runs runs;

  LostRuns(Journal journal, Runs runs) {
    this.journal = journal;
    this.runs = runs;
  }

  /** Ends every run that has not ended; those runs, as they are now. */
  List<Run> end() {
    List<Run> unfinished = runs.unfinished();
    Map<Long, List<Attempt>> attempts = attempts(runs);
    List<Turn> turns = new ArrayList<>();
    for (Run run : unfinished) {
      turns.add(end(run, attempts.getOrDefault(run.number(), List.of()), WHY));
    }
    Outbox outbox = new Outbox(journal);
    turns.forEach(outbox::add);
    outbox.flush();
    return unfinished.stream().map(run -> runs.run(run.number()).orElseThrow()).toList();
  }

  /** Every attempt of the runs that have not ended, by run. */
  static Map<Long, List<Attempt>> attempts(Runs runs) {
    Map<Long, List<Attempt>> attempts = new LinkedHashMap<>();
    for (Attempt attempt : runs.unfinishedAttempts()) {
      attempts.computeIfAbsent(attempt.run(), run -> new ArrayList<>()).add(attempt);
    }
    return attempts;
  }

  /** Ends one run as FAILED, and what of it has not ended. */
  static Turn end(Run run, List<Attempt> attempts, String why) {
    Turn turn = new Turn();
    if (run.state() == RunState.QUEUED) {
      turn.add(RunEvents.RUN_STARTED, run.number(), new RunEvents.RunStarted());
    }
    attempts.stream()
        .filter(attempt -> !attempt.state().isDone())
        .forEach(attempt -> turn.add(RunEvents.ATTEMPT_ENDED, run.number(), lost(attempt)));
    turn.add(RunEvents.RUN_ENDED, run.number(), new RunEvents.RunEnded(RunState.FAILED, why));
    return turn;
  }

  /** How an attempt ends whose process is gone. */
  static Outcome.Failed outcome() {
    return new Outcome.Failed(FailureCause.LOST, WHY, true, List.of(), Map.of());
  }

  private static RunEvents.AttemptEnded lost(Attempt attempt) {
    return attempt.state().canBecome(AttemptState.FAILED)
        ? AttemptEnds.failed(attempt, outcome())
        : AttemptEnds.skipped(attempt, SkipCause.LOST, WHY);
  }
}
