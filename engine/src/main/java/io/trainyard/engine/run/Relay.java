package io.trainyard.engine.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
  private final Curves curves;

  /** Points by token that the loop has still to pass on; guarded by itself. */
  private final Map<Long, List<Curves.Measured>> measured = new HashMap<>();

  /** The newest count by token that the loop has still to pass on; older ones are overwritten. */
  private final Map<Long, Long> progress = new ConcurrentHashMap<>();

  Relay(
      Executor loop,
      Audience audience,
      BiConsumer<AttemptOrder, Outcome> ends,
      Consumer<AttemptOrder> beats,
      Curves curves) {
    this.loop = loop;
    this.audience = audience;
    this.ends = ends;
    this.beats = beats;
    this.curves = curves;
  }

  @Override
  public void ended(AttemptOrder order, Outcome outcome) {
    loop.execute(
        () -> {
          passOnMeasured(order);
          curves.end(order);
          ends.accept(order, outcome);
        });
  }

  @Override
  public void progress(AttemptOrder order, long rows) {
    if (progress.put(order.token(), rows) == null) {
      loop.execute(() -> passOn(order));
    }
  }

  @Override
  public void metric(AttemptOrder order, String name, double x, double value) {
    boolean isFirst;
    synchronized (measured) {
      isFirst = !measured.containsKey(order.token());
      measured
          .computeIfAbsent(order.token(), token -> new ArrayList<>())
          .add(new Curves.Measured(name, x, value));
    }
    if (isFirst) {
      loop.execute(() -> passOnMeasured(order));
    }
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

  private void passOnMeasured(AttemptOrder order) {
    List<Curves.Measured> points = takeMeasured(order.token());
    if (points.isEmpty()) {
      return;
    }
    String step = order.step().name();
    for (Curves.Measured point : points) {
      audience.tell(each -> each.metric(order.run(), step, point.name(), point.x(), point.value()));
    }
    curves.add(order, points);
  }

  private List<Curves.Measured> takeMeasured(long token) {
    synchronized (measured) {
      List<Curves.Measured> points = measured.remove(token);
      return points == null ? List.of() : points;
    }
  }
}
