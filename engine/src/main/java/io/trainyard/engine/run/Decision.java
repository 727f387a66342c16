package io.trainyard.engine.run;

import java.time.Instant;

/** What the {@link Planner} wants to happen next in a run. */
public sealed interface Decision {

  /** The run begins. */
  record Begin() implements Decision {}

  /** A step gets a new try. */
  record Schedule(String step, int tryNumber, Instant notBefore) implements Decision {}

  /** A step never runs, with why as people read it. */
  record Skip(String step, SkipCause cause, String reason) implements Decision {}

  /** An attempt may be launched now, as far as its run is concerned. */
  record Ready(Attempt attempt) implements Decision {}

  /** A cancelled run drops an attempt that was not launched. */
  record Drop(Attempt attempt) implements Decision {}

  /** Nothing is left to do. */
  record Finish(RunState state, String reason) implements Decision {}
}
