package io.trainyard.engine.run;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listeners. One that throws is told of the next thing all the same, and disturbs no run. */
final class Audience {
  private static final Logger LOG = LoggerFactory.getLogger(Audience.class);

  private final List<RunListener> listeners = new CopyOnWriteArrayList<>();

  void add(RunListener listener) {
    listeners.add(listener);
  }

  void remove(RunListener listener) {
    listeners.remove(listener);
  }

  void tell(Consumer<RunListener> message) {
    for (RunListener listener : listeners) {
      try {
        message.accept(listener);
      } catch (RuntimeException e) {
        LOG.warn("a listener of runs failed", e);
      }
    }
  }
}
