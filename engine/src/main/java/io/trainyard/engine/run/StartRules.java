package io.trainyard.engine.run;

import static io.trainyard.engine.run.Standing.FAILED;
import static io.trainyard.engine.run.Standing.OPEN;
import static io.trainyard.engine.run.Standing.SKIPPED;
import static io.trainyard.engine.run.Standing.SUCCEEDED;

import io.trainyard.engine.pipeline.StartRule;

/**
 * What a start rule says of how the steps that one waits for stand. Pure. As Apache Airflow 3
 * documents its trigger rules (concepts, "Trigger Rules"), with what Airflow calls {@code
 * upstream_failed} counted as failed.
 */
final class StartRules {
  private StartRules() {}

  /** What follows for the step. */
  enum Ruling {
    WAIT,
    START,
    /** It never runs, since something failed. */
    FAILED_BEFORE,
    /** It never runs, since something was skipped. */
    SKIPPED_BEFORE,
    /** It never runs, since others did not end as it asks. */
    NOT_MET
  }

  /**
   * Judges by the rule.
   *
   * @param upstream how all it waits for stand
   * @param setups how those of them stand that set something up
   */
  static Ruling judge(StartRule rule, Tally upstream, Tally setups) {
    boolean isDone = upstream.isDone();
    return switch (rule) {
      case ALL_SUCCESS -> allSuccess(upstream);
      case ALL_FAILED ->
          all(upstream.of(FAILED) == upstream.all(), upstream.of(SUCCEEDED) + upstream.of(SKIPPED));
      case ALL_DONE -> isDone ? Ruling.START : Ruling.WAIT;
      case ALL_DONE_MIN_ONE_SUCCESS -> isDone ? minOneSuccess(upstream) : Ruling.WAIT;
      case ALL_DONE_SETUP_SUCCESS ->
          !isDone ? Ruling.WAIT : setups.all() == 0 ? Ruling.START : minOneSuccess(setups);
      case ALL_SKIPPED ->
          all(upstream.of(SKIPPED) == upstream.all(), upstream.of(SUCCEEDED) + upstream.of(FAILED));
      case ONE_SUCCESS ->
          upstream.of(SUCCEEDED) > 0 ? Ruling.START : isDone ? noSuccess(upstream) : Ruling.WAIT;
      case ONE_FAILED -> one(upstream.of(FAILED), isDone);
      case ONE_DONE ->
          upstream.of(SKIPPED) > 0 && upstream.of(SKIPPED) == upstream.all()
              ? Ruling.SKIPPED_BEFORE
              : one(upstream.of(SUCCEEDED) + upstream.of(FAILED), isDone);
      case NONE_FAILED -> noneFailed(upstream);
      case NONE_FAILED_MIN_ONE_SUCCESS ->
          isDone && upstream.of(FAILED) == 0 ? minOneSuccess(upstream) : noneFailed(upstream);
      case NONE_SKIPPED -> all(isDone, upstream.of(SKIPPED));
      case ALWAYS -> Ruling.START;
    };
  }

  private static Ruling allSuccess(Tally upstream) {
    if (upstream.of(FAILED) > 0) {
      return Ruling.FAILED_BEFORE;
    } else if (upstream.of(SKIPPED) > 0) {
      return Ruling.SKIPPED_BEFORE;
    }
    return upstream.of(OPEN) == 0 ? Ruling.START : Ruling.WAIT;
  }

  private static Ruling noneFailed(Tally upstream) {
    if (upstream.of(FAILED) > 0) {
      return Ruling.FAILED_BEFORE;
    }
    return upstream.isDone() ? Ruling.START : Ruling.WAIT;
  }

  private static Ruling minOneSuccess(Tally done) {
    return done.of(SUCCEEDED) > 0 ? Ruling.START : noSuccess(done);
  }

  /** All ended and none succeeded: nothing to wait for where there never was anything. */
  private static Ruling noSuccess(Tally done) {
    if (done.of(FAILED) > 0) {
      return Ruling.FAILED_BEFORE;
    }
    return done.of(SKIPPED) > 0 ? Ruling.SKIPPED_BEFORE : Ruling.START;
  }

  private static Ruling all(boolean isMet, int others) {
    if (others > 0) {
      return Ruling.NOT_MET;
    }
    return isMet ? Ruling.START : Ruling.WAIT;
  }

  private static Ruling one(int count, boolean isDone) {
    if (count > 0) {
      return Ruling.START;
    }
    return isDone ? Ruling.NOT_MET : Ruling.WAIT;
  }
}
