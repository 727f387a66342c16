package io.trainyard.engine.run;

import java.util.Optional;

/** Shows reports that came too late and were refused. */
final class StaleReports {
  private final Runs runs;
  private final Audience audience;

  StaleReports(Runs runs, Audience audience) {
    this.runs = runs;
    this.audience = audience;
  }

  /**
   * Tells of a report.
   *
   * @param live the run it is of, where that goes on
   */
  void tell(AttemptOrder order, Optional<LiveRun> live) {
    live.flatMap(run -> run.last(new StepKey(order.step().name(), order.key())))
        .filter(attempt -> attempt.id() == order.attempt())
        .or(() -> stored(order))
        .ifPresent(attempt -> audience.tell(each -> each.stale(attempt, order.token())));
  }

  private Optional<Attempt> stored(AttemptOrder order) {
    return runs.attempts(order.run()).stream()
        .filter(attempt -> attempt.id() == order.attempt())
        .findFirst();
  }
}
