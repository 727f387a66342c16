package io.trainyard.executors.place;

import java.util.ArrayList;
import java.util.List;

/** Whether an attempt was asked to stop, and who is told of it. Thread-safe. */
final class StopSignal {
  private final List<Runnable> listeners = new ArrayList<>();
  private boolean stopped;

  synchronized boolean isStopped() {
    return stopped;
  }

  /** Calls the listener when the attempt is asked to stop, or at once when it was. */
  void onStop(Runnable listener) {
    synchronized (this) {
      if (!stopped) {
        listeners.add(listener);
        return;
      }
    }
    listener.run();
  }

  /** Tells everybody, once. */
  void stop() {
    List<Runnable> told;
    synchronized (this) {
      told = stopped ? List.of() : List.copyOf(listeners);
      stopped = true;
    }
    told.forEach(Runnable::run);
  }
}
