package io.trainyard.engine.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which run has which planned time. The tables know it too and refuse a second one; asked here
 * first, nothing that they refuse is ever written. Used by the Runner's loop alone.
 */
final class PlannedRuns {
  private final Runs runs;

  /** Those that may not be in the tables yet. */
  private final Map<Planned.Key, Long> waiting = new HashMap<>();

  PlannedRuns(Runs runs) {
    this.runs = runs;
  }

  /**
   * Looks whether a request may become a run.
   *
   * @return why not; empty where it may
   */
  Optional<AlreadyPlanned> refusal(StartRequest request) {
    String pipeline = request.pipeline().name();
    return request
        .planned()
        .flatMap(
            planned ->
                find(pipeline, planned).map(run -> new AlreadyPlanned(pipeline, planned, run)));
  }

  private Optional<Long> find(String pipeline, Planned planned) {
    Optional<Long> known = Optional.ofNullable(waiting.get(planned.key(pipeline)));
    return known.isPresent() ? known : runs.planned(pipeline, planned);
  }

  /** Notes the run of a request until it is in the tables, and has the turn say so. */
  void take(StartRequest request, long run, Turn turn) {
    request.planned().ifPresent(time -> take(request.pipeline().name(), time, run, turn));
  }

  private void take(String pipeline, Planned time, long run, Turn turn) {
    Planned.Key key = time.key(pipeline);
    waiting.put(key, run);
    turn.add(
        RunEvents.RUN_PLANNED,
        run,
        new RunEvents.RunPlanned(pipeline, time.logical(), time.scheduled(), time.backfill()));
    turn.then(() -> waiting.remove(key));
  }
}
