package io.trainyard.engine.run;

/**
 * Draws numbers for pauses from the attempt's name alone. A decision needs no source of randomness
 * then: asked twice, or after a crash, it is the same; yet other runs, steps and tries get other
 * numbers. No secret is made of it.
 *
 * <p>The step of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", 2014): each word of the name is added to the state, which is then mixed.
 */
final class Jitter {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private Jitter() {}

  /** A number that depends on (run, step, key, try), evenly spread over all longs. */
  static long draw(Attempt attempt) {
    long state = next(attempt.run());
    state = next(state + attempt.step().hashCode());
    state = next(state + attempt.key().hashCode());
    return next(state + attempt.tryNumber());
  }

  /** The first number of the generator with this seed. */
  static long next(long seed) {
    long mixed = seed + GAMMA;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
