package io.trainyard.web.api.stream;

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
    EventTail.Lot lot = tail.after(after);
    while (!lot.lines().isEmpty()) {
      after = lot.last();
      byte[] text = wanted(lot);
      if (text.length > 0) {
        sent = clock.instant();
        return text;
      }
      lot = tail.after(after);
    }
    Instant now = clock.instant();
    if (sent.isBefore(now.minus(SILENCE))) {
      sent = now;
      return COMMENT;
    }
    return NOTHING;
  }

  private byte[] wanted(EventTail.Lot lot) {
    List<EventTail.Line> wanted =
        lot.lines().stream().filter(line -> runs.test(line.run())).toList();
    return wanted.size() == lot.lines().size() ? lot.bytes() : EventTail.joined(wanted);
  }

  @Override
  public boolean isOver() {
    return false;
  }
}
