package io.trainyard.web.api.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often a key may ask: so many requests a minute, of which a tenth may come at once and the
 * rest as time goes by. Thread-safe.
 *
 * <p>Source: a token bucket, as in RFC 2697, section 3.
 */
final class CallRate {
  private static final double NANOS_A_MINUTE = Duration.ofMinutes(1).toNanos();
  private final int perMinute;
  private final double most;
  private final InstantSource clock;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  /** What is left at a time. */
  private record Bucket(Instant at, double left) {}

  CallRate(int perMinute, InstantSource clock) {
    this.perMinute = perMinute;
    this.most = Math.max(1, perMinute / 10.0);
    this.clock = clock;
  }

  /** Takes one request of this key; false = it asks too often. */
  boolean take(String key) {
    Instant now = clock.instant();
    boolean[] isTaken = {false};
    buckets.compute(
        key,
        (same, bucket) -> {
          double left = bucket == null ? most : refilled(bucket, now);
          isTaken[0] = left >= 1;
          return new Bucket(now, isTaken[0] ? left - 1 : left);
        });
    return isTaken[0];
  }

  private double refilled(Bucket bucket, Instant now) {
    double passed = Math.max(0, Duration.between(bucket.at, now).toNanos());
    return Math.min(most, bucket.left + passed / NANOS_A_MINUTE * perMinute);
  }
}
