package io.trainyard.engine.run;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/**
 * Brings the points that attempts measure into the log, those of one attempt at most once a second
 * and before its end. Used by the Runner's loop alone.
 */
final class Curves {
  private final InstantSource clock;
  private final LongPredicate isLaunched;
  private final Consumer<Turn> write;
  private final Map<Long, MetricBuffer> byToken = new HashMap<>();

  /**
   * Curves of launches.
   *
   * @param isLaunched whether a token is that of a launch that has not ended: what others report
   *     came too late
   */
  Curves(InstantSource clock, LongPredicate isLaunched, Consumer<Turn> write) {
    this.clock = clock;
    this.isLaunched = isLaunched;
    this.write = write;
  }

  /** One point as it was reported. */
  record Measured(String name, double x, double value) {}

  void add(AttemptOrder order, List<Measured> points) {
    if (!isLaunched.test(order.token())) {
      return;
    }
    MetricBuffer buffer = byToken.computeIfAbsent(order.token(), token -> new MetricBuffer());
    points.forEach(point -> buffer.add(point.name(), point.x(), point.value()));
    if (buffer.isDue(clock.instant())) {
      write(order, buffer);
    }
  }

  /** Writes what is left of a launch that has ended. */
  void end(AttemptOrder order) {
    MetricBuffer buffer = byToken.remove(order.token());
    if (buffer != null && isLaunched.test(order.token())) {
      write(order, buffer);
    }
  }

  private void write(AttemptOrder order, MetricBuffer buffer) {
    buffer
        .take(order.attempt(), clock.instant())
        .ifPresent(
            metrics -> {
              Turn turn = new Turn();
              turn.add(MetricEvents.ATTEMPT_METRICS, order.run(), metrics);
              write.accept(turn);
            });
  }
}
