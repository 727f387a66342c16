package io.trainyard.web.app;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What only that server does which leads: whatever starts runs by itself, and every reader of the
 * log with effects outside of it. Duties begin in the order in which they were added, once the runs
 * that an earlier leader left go on, and end in the opposite order, before the runner does. A
 * server that holds a home of its own leads from its start to its end; one of several on a
 * PostgreSQL makes a new one of these whenever it begins to lead. For one thread.
 */
final class Leading implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Leading.class);

  private final List<Named> duties = new ArrayList<>();
  private final Deque<Begun> begun = new ArrayDeque<>();

  /** Something that one server does at a time. */
  @FunctionalInterface
  interface Duty {
    /**
     * Begins it, and returns soon.
     *
     * @return ends it: what it does afterwards has no effect outside, and it writes nothing more;
     *     soon too, since another server may have begun
     */
    AutoCloseable begin();
  }

  private record Named(String name, Duty duty) {}

  private record Begun(String name, AutoCloseable end) {}

  /**
   * Adds what is to be done, before {@link #begin}.
   *
   * @param name what people call it, such as {@code schedules}
   */
  void add(String name, Duty duty) {
    duties.add(new Named(name, duty));
  }

  /** Begins all of them; when one cannot begin, those before it go on until this is closed. */
  void begin() {
    for (Named next : duties) {
      begun.push(new Begun(next.name, next.duty.begin()));
    }
  }

  /** Ends what has begun; what cannot be ended is told, and does not keep the others going. */
  @Override
  public void close() {
    while (!begun.isEmpty()) {
      Begun last = begun.pop();
      try {
        last.end.close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        LOG.error("{} cannot be ended", last.name, e);
      }
    }
  }
}
