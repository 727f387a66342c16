package io.trainyard.web.api.access;

import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.security.CallEvents;
import io.trainyard.web.api.Calls;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes calls to the log. Denied ones are told one by one up to a bound, so that nobody fills the
 * disk by being refused; beyond it they are counted, and the count is told. Thread-safe.
 */
public final class JournalledCalls implements Calls {
  private static final Logger LOG = LoggerFactory.getLogger(JournalledCalls.class);
  private static final int MOST_A_MINUTE = 300;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private final Journal journal;
  private final InstantSource clock;
  private Instant since;
  private int told;
  private long untold;

  public JournalledCalls(Journal journal, InstantSource clock) {
    this.journal = journal;
    this.clock = clock;
    this.since = clock.instant();
  }

  @Override
  public void made(String actor, Call call) {
    append(List.of(event(CallEvents.MADE, actor, call)));
  }

  @Override
  public void denied(String actor, Call call) {
    List<NewEvent> events = new ArrayList<>();
    synchronized (this) {
      Instant now = clock.instant();
      if (Duration.between(since, now).abs().compareTo(MINUTE) >= 0) {
        since = now;
        told = 0;
      }
      if (told == MOST_A_MINUTE) {
        untold++;
        return;
      }
      told++;
      if (untold > 0) {
        String count = EventJson.write(new CallEvents.Untold(untold));
        events.add(new NewEvent(CallEvents.UNTOLD, "engine", 0, count));
        untold = 0;
      }
    }
    events.add(event(CallEvents.DENIED, actor, call));
    append(events);
  }

  private static NewEvent event(String kind, String actor, Call call) {
    CallEvents.Call facts =
        new CallEvents.Call(call.method(), call.route(), call.object(), call.status());
    return new NewEvent(kind, actor, 0, EventJson.write(facts));
  }

  private void append(List<NewEvent> events) {
    journal
        .append(events)
        .whenComplete(
            (seq, failure) -> {
              if (failure != null) {
                LOG.error("a call of {} is not in the log", events.get(0).actor(), failure);
              }
            });
  }
}
