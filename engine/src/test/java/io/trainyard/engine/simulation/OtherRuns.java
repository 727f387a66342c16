package io.trainyard.engine.simulation;

import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.FailureCause;
import io.trainyard.engine.run.Item;
import io.trainyard.engine.run.Planned;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.Runs;
import java.util.List;
import java.util.Optional;

/** Runs as they are; each planted bug reads one thing of them wrongly. */
class OtherRuns implements Runs {
  private final Runs real;

  OtherRuns(Runs real) {
    this.real = real;
  }

  /** How a run is read. */
  Run read(Run run) {
    return run;
  }

  /** How an attempt is read. */
  Attempt read(Attempt attempt) {
    return attempt;
  }

  @Override
  public Optional<Run> run(long number) {
    return real.run(number).map(this::read);
  }

  @Override
  public List<Run> latest(String pipeline, int limit) {
    return real.latest(pipeline, limit).stream().map(this::read).toList();
  }

  @Override
  public List<Attempt> attempts(long run) {
    return real.attempts(run).stream().map(this::read).toList();
  }

  @Override
  public long lastSeq(long run) {
    return real.lastSeq(run);
  }

  @Override
  public List<Run> unfinished() {
    return real.unfinished().stream().map(this::read).toList();
  }

  @Override
  public List<Attempt> unfinishedAttempts() {
    return real.unfinishedAttempts().stream().map(this::read).toList();
  }

  @Override
  public List<Item> items(long attempt) {
    return real.items(attempt);
  }

  @Override
  public String waitingState(long attempt) {
    return real.waitingState(attempt);
  }

  @Override
  public Optional<Long> planned(String pipeline, Planned planned) {
    return real.planned(pipeline, planned);
  }

  @Override
  public Numbers numbers() {
    return real.numbers();
  }

  /** A run of which nobody knows any more that it was paused, or cancelled. */
  static Run without(Run run, boolean pause, boolean cancel) {
    return new Run(
        run.number(),
        run.pipeline(),
        run.version(),
        run.definition(),
        run.cause(),
        run.actor(),
        run.state(),
        run.reason(),
        run.params(),
        run.runDate(),
        run.created(),
        run.started(),
        run.ended(),
        run.folder(),
        run.origin(),
        run.parent(),
        run.fresh(),
        run.owner(),
        run.planned(),
        pause ? Optional.empty() : run.pausedBy(),
        cancel ? Optional.empty() : run.cancellation());
  }

  /** An attempt of which nobody knows any more that it ran, or that its machine was lost. */
  static Attempt without(Attempt attempt, boolean start, boolean loss) {
    Optional<FailureCause> cause =
        loss && attempt.isLost() ? Optional.of(FailureCause.ERROR) : attempt.cause();
    return new Attempt(
        attempt.id(),
        attempt.run(),
        attempt.step(),
        attempt.key(),
        attempt.tryNumber(),
        attempt.token(),
        attempt.state(),
        cause,
        attempt.message(),
        attempt.retryable(),
        attempt.detail(),
        attempt.notBefore(),
        start ? Optional.empty() : attempt.started(),
        attempt.ended(),
        attempt.inputs(),
        attempt.rows(),
        attempt.metrics(),
        attempt.findings(),
        attempt.outputs(),
        attempt.decision(),
        attempt.skip(),
        attempt.reused(),
        attempt.cacheKey());
  }
}
