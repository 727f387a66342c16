package io.trainyard.web.api.stream;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventLog;
import io.trainyard.web.api.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  /** What follows an event, by its seq, since the last look. */
  private final Map<Long, Lot> lots = new HashMap<>();

  private long seen;

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

  /**
   * Some events in order.
   *
   * @param lines none where there is nothing new
   * @param bytes all of them, as they are sent to who may see everything; not to be changed
   */
  record Lot(List<Line> lines, byte[] bytes) {
    static final Lot NONE = new Lot(List.of(), new byte[0]);

    static Lot of(List<Line> lines) {
      return lines.isEmpty() ? NONE : new Lot(lines, joined(lines));
    }

    long last() {
      return lines.get(lines.size() - 1).seq();
    }
  }

  static byte[] joined(List<Line> lines) {
    byte[] all = new byte[lines.stream().mapToInt(line -> line.bytes().length).sum()];
    int at = 0;
    for (Line line : lines) {
      System.arraycopy(line.bytes(), 0, all, at, line.bytes().length);
      at += line.bytes().length;
    }
    return all;
  }

  long last() {
    return log.last();
  }

  /**
   * From now on what has happened by now is given, and nothing later: whoever follows is given the
   * same lots then, which are made once.
   */
  synchronized void look() {
    seen = log.last();
    lots.clear();
  }

  /** Some events after this one that {@link #look} has seen. */
  synchronized Lot after(long seq) {
    if (seq >= seen) {
      return Lot.NONE;
    }
    Lot known = lots.get(seq);
    if (known != null) {
      return known;
    }
    catchUp();
    boolean isBehind = tail.isEmpty() || seq + 1 < tail.get(0).seq();
    Lot lot = Lot.of(inSight(isBehind ? read(seq) : atEnd(seq)));
    if (!isBehind) {
      lots.put(seq, lot); // of those who are behind each is somewhere else
    }
    return lot;
  }

  private List<Line> atEnd(long seq) {
    int from = (int) (seq + 1 - tail.get(0).seq());
    return tail.subList(from, Math.min(tail.size(), from + AT_ONCE));
  }

  private List<Line> inSight(List<Line> lines) {
    return lines.stream().filter(line -> line.seq() <= seen).toList();
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
