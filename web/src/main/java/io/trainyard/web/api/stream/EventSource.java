package io.trainyard.web.api.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongPredicate;

/** Events for one client: those of the runs that it asked for and may see. */
final class EventSource implements Source {
  /** A client that is sent nothing for longer is not known to be there. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  private static final byte[] COMMENT = ": \n\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NOTHING = {};
  private final EventTail tail;
  private final LongPredicate runs;
  private final InstantSource clock;
  private long after;
  private Instant sent;

  /**
   * A source.
   *
   * @param after the last event that the client has
   * @param runs whether events of a run are sent; 0 is that of events of no run
   */
  EventSource(EventTail tail, long after, LongPredicate runs, InstantSource clock) {
    this.tail = tail;
    this.after = after;
    this.runs = runs;
    this.clock = clock;
    this.sent = Instant.MIN; // the head of the answer goes out with a first comment
  }

  @Override
  public byte[] next() {
    List<EventTail.Line> lines = tail.after(after);
    while (!lines.isEmpty()) {
      after = lines.get(lines.size() - 1).seq();
      byte[] text = wanted(lines);
      if (text.length > 0) {
        sent = clock.instant();
        return text;
      }
      lines = tail.after(after);
    }
    Instant now = clock.instant();
    if (sent.isBefore(now.minus(SILENCE))) {
      sent = now;
      return COMMENT;
    }
    return NOTHING;
  }

  private byte[] wanted(List<EventTail.Line> lines) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (EventTail.Line line : lines) {
      if (runs.test(line.run())) {
        text.writeBytes(line.bytes());
      }
    }
    return text.toByteArray();
  }

  @Override
  public boolean isOver() {
    return false;
  }
}
