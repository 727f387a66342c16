package io.trainyard.engine.run;

import java.time.Instant;

/** What the {@link Planner} wants to happen next in a run. */
public sealed interface Decision {

  /** The run begins. */
  record Begin() implements Decision {}

  /** A node gets a new try. */
  record Schedule(StepKey node, int tryNumber, Instant notBefore) implements Decision {}

  /** A node never runs, with why as people read it. */
  record Skip(StepKey node, SkipCause cause, String reason) implements Decision {}

  /** A node fails before it could run, such as with more items than it may take. */
  record Fail(StepKey node, String reason) implements Decision {}

  /** A node takes over the result of an earlier run. */
  record TakeOver(StepKey node, Attempt from) implements Decision {}

  /** A node ends with the result of another one of its run. */
  record Copy(StepKey node, Attempt from) implements Decision {}

  /** An attempt may be launched now, as far as its run is concerned. */
  record Ready(Attempt attempt) implements Decision {}

  /** A cancelled run drops an attempt that was not launched. */
  record Drop(Attempt attempt) implements Decision {}

  /** The time that a node has from ready to ended is over. */
  record Expire(Attempt attempt) implements Decision {}

  /** Nothing is left to do. */
  record Finish(RunState state, String reason) implements Decision {}
}
