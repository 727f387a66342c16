package io.trainyard.engine.run;

/** A run is refused, since there is one of the same pipeline for the same logical time. */
public final class AlreadyPlanned extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final long run;

  AlreadyPlanned(String pipeline, Planned planned, long run) {
    super("run " + run + " of " + pipeline + " is the one for " + planned.logical());
    this.run = run;
  }

  /** The number of the run that there is. */
  public long run() {
    return run;
  }
}
