package io.trainyard.engine.run;

import java.util.List;
import java.util.Optional;

/** Reading runs. Thread-safe. */
public interface Runs {
  Optional<Run> run(long number);

  /** The latest runs first; an empty pipeline name means every pipeline. */
  List<Run> latest(String pipeline, int limit);

  /** Every attempt of a run, in the order they were made. */
  List<Attempt> attempts(long run);

  /**
   * Every attempt of a run, in the order they were made, without what it was handed, measured, made
   * and found: cheap enough for a run of ten thousand steps.
   */
  default List<Attempt> outline(long run) {
    return attempts(run);
  }

  /** The tries of one node of a run, first to last, with all that is known of them. */
  default List<Attempt> tries(long run, StepKey node) {
    return attempts(run).stream().filter(attempt -> attempt.node().equals(node)).toList();
  }

  /** The first attempts of a run that found something, passed or not, with all of it. */
  default List<Attempt> withFindings(long run, int limit) {
    return attempts(run).stream()
        .filter(attempt -> !attempt.findings().isEmpty())
        .limit(limit)
        .toList();
  }

  /** The last event of the log that changed anything of the run. */
  long lastSeq(long run);

  /** Every run that has not ended, oldest first. */
  List<Run> unfinished();

  /** Every attempt of every run that has not ended, in the order they were made. */
  List<Attempt> unfinishedAttempts();

  /** What later steps run once for, as this attempt made it; none where it made no list. */
  List<Item> items(long attempt);

  /** What an attempt that waits left for its next launch; empty where it left nothing. */
  String waitingState(long attempt);

  /** The number of the run of a pipeline for a planned time; empty where there is none. */
  Optional<Long> planned(String pipeline, Planned planned);

  /** The largest numbers handed out so far. */
  Numbers numbers();

  /**
   * The largest numbers handed out so far; 0 = none.
   *
   * @param run of a run
   * @param attempt id of an attempt
   * @param token of a launch
   */
  record Numbers(long run, long attempt, long token) {}
}
