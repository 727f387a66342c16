package io.trainyard.web.view.run;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.EventLog;
import io.trainyard.engine.registry.ApprovalEvents;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.web.view.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds in the log what happened to some attempts of a run. The log has no index by run, so the
 * part of it in which they happened is found by its times and read, up to a bound. Thread-safe.
 */
final class EventsReader {
  private static final int AT_ONCE = 2_000;

  /** Events that are read for one page; others happen between those that are looked for. */
  private static final int MOST_READ = 40_000;

  private static final int MOST_SHOWN = 200;

  /** Events are written in groups, a little later than what they tell. */
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private final EventLog log;

  EventsReader(EventLog log) {
    this.log = log;
  }

  /**
   * What happened, oldest first.
   *
   * @param attempts those that it happened to
   */
  StepPanel.History of(Viewing viewing, List<Attempt> attempts) {
    if (attempts.isEmpty()) {
      return new StepPanel.History(List.of(), "Nothing has happened to it yet.");
    }
    Instant until = viewing.run().now().plus(MARGIN);
    Map<Long, Attempt> wanted =
        attempts.stream().collect(Collectors.toMap(Attempt::id, attempt -> attempt));
    List<StepPanel.Happened> rows = new ArrayList<>();
    long after = firstAfter(viewing.run().run().created().minus(MARGIN));
    long bound = after + MOST_READ;
    List<Event> events = log.read(after, AT_ONCE);
    while (!events.isEmpty() && rows.size() < MOST_SHOWN && after < bound) {
      for (Event event : events) {
        after = event.seq();
        boolean isOver = event.time().isAfter(until);
        if (!isOver && event.run() == viewing.number() && wanted.containsKey(attempt(event))) {
          rows.add(row(viewing, event));
        }
      }
      boolean goesOn = !events.get(events.size() - 1).time().isAfter(until);
      events = goesOn ? log.read(after, AT_ONCE) : List.of();
    }
    boolean isCut = after >= bound || rows.size() >= MOST_SHOWN;
    return new StepPanel.History(
        rows, isCut ? "There is more in the log: see /api/v1/events?run=" + viewing.number() : "");
  }

  /** The seq before the first event at or after a time, by halving. */
  private long firstAfter(Instant time) {
    long low = 0;
    long high = log.last();
    while (low < high) {
      long middle = (low + high) / 2;
      List<Event> one = log.read(middle, 1);
      if (!one.isEmpty() && one.get(0).time().isBefore(time)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The attempt that an event is about. */
  private record About(long attempt) {}

  private static long attempt(Event event) {
    boolean isAboutOne =
        event.kind().startsWith("attempt.") || event.kind().startsWith("approval.");
    return isAboutOne ? EventJson.read(event.json(), About.class).attempt() : 0;
  }

  private StepPanel.Happened row(Viewing viewing, Event event) {
    return new StepPanel.Happened(
        event.seq(),
        viewing.words().exact(event.time()),
        said(viewing.words(), event),
        event.actor());
  }

  private static String said(Words words, Event event) {
    return switch (event.kind()) {
      case RunEvents.ATTEMPT_CREATED -> {
        RunEvents.AttemptCreated made = read(event, RunEvents.AttemptCreated.class);
        yield "Try " + made.tryNumber() + " was decided";
      }
      case RunEvents.ATTEMPT_STARTED -> "Launched";
      case RunEvents.ATTEMPT_RELAUNCHED ->
          "Launched once more: " + read(event, RunEvents.AttemptRelaunched.class).why();
      case RunEvents.ATTEMPT_WAITING -> {
        RunEvents.AttemptWaiting waits = read(event, RunEvents.AttemptWaiting.class);
        yield "Waits until " + words.at(waits.until()) + ": " + waits.reason();
      }
      case RunEvents.ATTEMPT_ENDED -> ended(read(event, RunEvents.AttemptEnded.class));
      case RunEvents.ATTEMPT_ITEMS -> "Made its list of items";
      case ApprovalEvents.ASKED -> "Asked people";
      case ApprovalEvents.GIVEN -> "Was answered";
      default -> event.kind();
    };
  }

  private static String ended(RunEvents.AttemptEnded ended) {
    String state = "Ended: " + ended.state().name().toLowerCase(Locale.ROOT);
    return ended.message().isEmpty() ? state : state + ", " + ended.message();
  }

  private static <T extends Record> T read(Event event, Class<T> type) {
    return EventJson.read(event.json(), type);
  }
}
