package io.trainyard.engine.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Brings what executors report, on whatever thread, into the Runner's loop. */
final class Relay implements StepExecutor.Listener {
  private final Executor loop;
  private final Audience audience;
  private final BiConsumer<AttemptOrder, Outcome> ends;
  private final Consumer<AttemptOrder> beats;

  /** The newest count by token that the loop has still to pass on; older ones are overwritten. */
  private final Map<Long, Long> progress = new ConcurrentHashMap<>();

  Relay(
      Executor loop,
      Audience audience,
      BiConsumer<AttemptOrder, Outcome> ends,
      Consumer<AttemptOrder> beats) {
    this.loop = loop;
    this.audience = audience;
    this.ends = ends;
    this.beats = beats;
  }

  @Override
  public void ended(AttemptOrder order, Outcome outcome) {
    loop.execute(() -> ends.accept(order, outcome));
  }

  @Override
  public void progress(AttemptOrder order, long rows) {
    if (progress.put(order.token(), rows) == null) {
      loop.execute(() -> passOn(order));
    }
  }

  @Override
  public void metric(AttemptOrder order, String name, double x, double value) {
    loop.execute(
        () -> audience.tell(each -> each.metric(order.run(), order.step().name(), name, x, value)));
  }

  @Override
  public void heartbeat(AttemptOrder order) {
    loop.execute(() -> beats.accept(order));
  }

  private void passOn(AttemptOrder order) {
    Long rows = progress.remove(order.token());
    if (rows != null) {
      audience.tell(each -> each.progress(order.run(), order.step().name(), rows));
    }
  }
}
