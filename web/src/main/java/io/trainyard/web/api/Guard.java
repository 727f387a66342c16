package io.trainyard.web.api;

/**
 * What stands before every handler.
 *
 * @param gate proves who asks
 * @param pipelines know what an object belongs to
 * @param calls are told what was done and refused
 */
public record Guard(Gate gate, Pipelines pipelines, Calls calls) {
  /** A guard that only proves who asks. */
  public static Guard of(Gate gate) {
    return new Guard(gate, Pipelines.UNKNOWN, Calls.UNHEARD);
  }
}
