package io.trainyard.web.api;

import java.util.Optional;

/**
 * What stands before every handler.
 *
 * @param gate proves who asks
 * @param pipelines know what an object belongs to
 * @param calls are told what was done and refused
 * @param elsewhere does what this server may not do; empty = it does everything itself
 */
public record Guard(Gate gate, Pipelines pipelines, Calls calls, Optional<Elsewhere> elsewhere) {
  /** A guard that only proves who asks. */
  public static Guard of(Gate gate) {
    return new Guard(gate, Pipelines.UNKNOWN, Calls.UNHEARD, Optional.empty());
  }
}
