package io.trainyard.engine.testing;

/** What goes wrong in a {@link Simulation}. */
public enum SimulatedFault {
  /** The process dies right before a write reaches the log. */
  CRASH_BEFORE_A_WRITE,
  /** The process dies after a write, before anybody hears of it. */
  CRASH_AFTER_A_WRITE,
  /** The process dies between two tasks of the Runner. */
  CRASH_BETWEEN_TASKS,
  /** A step's own work fails. */
  FAILURE,
  /** A machine is lost with the attempt on it, and that is told. */
  LOST_MACHINE,
  /** A machine says nothing any more. */
  SILENT_MACHINE,
  /** An attempt does not stop when it is asked to. */
  DEAF_ATTEMPT,
  /** An end is reported again, or long after it counted. */
  LATE_REPORT,
  /** Others were faster with what an attempt states. */
  CONFLICT,
  /** A person cancels a run. */
  CANCEL,
  /** A person pauses a run for a while. */
  PAUSE,
  /** The clock jumps, forwards or backwards. */
  CLOCK_JUMP
}
