package io.trainyard.engine.schedule;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.CRC32C;

/**
 * How much later than its logical time a fire is created. Drawn from the pipeline's name and the
 * time alone: asked twice, or by another server, it is the same, and other pipelines get others.
 */
final class FireJitter {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private final long seed;
  private final long mostMillis;

  FireJitter(String pipeline, Duration most) {
    CRC32C checksum = new CRC32C();
    checksum.update(pipeline.getBytes(StandardCharsets.UTF_8));
    this.seed = checksum.getValue();
    this.mostMillis = most.toMillis();
  }

  /** From nothing up to, and without, the most; whole milliseconds. */
  Duration of(Instant logical) {
    if (mostMillis == 0) {
      return Duration.ZERO;
    }
    long drawn = mixed(mixed(seed) + logical.getEpochSecond()) >>> 1;
    return Duration.ofMillis(drawn % mostMillis);
  }

  /** The step of SplitMix64 (Steele, Lea and Flood 2014). */
  private static long mixed(long state) {
    long mixed = state + GAMMA;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
