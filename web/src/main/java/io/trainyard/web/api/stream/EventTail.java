package io.trainyard.web.api.stream;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventLog;
import io.trainyard.web.api.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The end of the log, written once for all who follow it; who is further behind reads the log.
 * Thread-safe.
 */
final class EventTail {
  private static final int KEPT = 2_048;
  private static final int AT_ONCE = 512;
  private final EventLog log;

  /** The last events, without gaps. */
  private final List<Line> tail = new ArrayList<>();

  EventTail(EventLog log) {
    this.log = log;
  }

  /**
   * An event as it is sent.
   *
   * @param bytes as server-sent events are written, its seq being the id
   */
  record Line(long seq, long run, byte[] bytes) {
    static Line of(Event event) {
      String text =
          "id: %d\nevent: %s\ndata: {\"seq\":%d,\"time\":\"%s\",\"kind\":\"%s\",\"actor\":%s,\"run\":%d,\"facts\":%s}\n\n"
              .formatted(
                  event.seq(),
                  event.kind(),
                  event.seq(),
                  event.time(),
                  event.kind(),
                  Json.line(event.actor()),
                  event.run(),
                  event.json().replace('\n', ' '));
      return new Line(event.seq(), event.run(), text.getBytes(StandardCharsets.UTF_8));
    }
  }

  long last() {
    return log.last();
  }

  /** Some events after this one, in order; none where there is none yet. */
  synchronized List<Line> after(long seq) {
    if (seq >= log.last()) {
      return List.of();
    }
    catchUp();
    long first = tail.isEmpty() ? Long.MAX_VALUE : tail.get(0).seq();
    if (seq + 1 < first) {
      return read(seq);
    }
    int from = (int) (seq + 1 - first);
    return List.copyOf(tail.subList(from, Math.min(tail.size(), from + AT_ONCE)));
  }

  private void catchUp() {
    long known = tail.isEmpty() ? 0 : tail.get(tail.size() - 1).seq();
    if (log.last() - known > KEPT) {
      tail.clear(); // nobody followed for a while
      known = log.last() - KEPT;
    }
    List<Line> more = read(known);
    while (!more.isEmpty()) {
      tail.addAll(more);
      more = read(more.get(more.size() - 1).seq());
    }
    if (tail.size() > KEPT) {
      tail.subList(0, tail.size() - KEPT).clear();
    }
  }

  private List<Line> read(long after) {
    return log.read(Math.max(0, after), AT_ONCE).stream().map(Line::of).toList();
  }
}
