package io.trainyard.engine.run;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.pipeline.ValueJson;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an event makes of a run. Every store derives its runs by this one place, so that all of them
 * refuse the same.
 */
public final class RunEvent {
  /** The kinds of event that change runs. */
  public static final Set<String> KINDS =
      Set.of(
          RunEvents.RUN_CREATED,
          RunEvents.RUN_STARTED,
          RunEvents.RUN_CANCEL_ASKED,
          RunEvents.RUN_PAUSED,
          RunEvents.RUN_RESUMED,
          RunEvents.RUN_ENDED);

  private RunEvent() {}

  /**
   * The run after the event; null before = there was none.
   *
   * @throws Conflict when the event is not what may happen to it
   */
  public static Run of(@Nullable Run before, Event event) throws Conflict {
    if (event.kind().equals(RunEvents.RUN_CREATED)) {
      return created(before, event);
    }
    if (before == null) {
      throw new Conflict("there is no run " + event.run());
    }
    try {
      return changed(before, event);
    } catch (IllegalStateException e) {
      throw new Conflict(String.valueOf(e.getMessage()));
    }
  }

  private static Run created(@Nullable Run before, Event event) throws Conflict {
    if (before != null) {
      throw new Conflict("run " + event.run() + " is there already");
    }
    RunEvents.RunCreated facts = EventJson.read(event.json(), RunEvents.RunCreated.class);
    Run.By by = new Run.By(event.actor(), event.time());
    return Run.created(event.run(), facts, ValueJson.readAll(facts.params()), by);
  }

  private static Run changed(Run before, Event event) {
    return switch (event.kind()) {
      case RunEvents.RUN_STARTED -> before.started(event.time());
      case RunEvents.RUN_CANCEL_ASKED -> before.cancelAsked(cancellation(event));
      case RunEvents.RUN_PAUSED -> before.paused(event.actor());
      case RunEvents.RUN_RESUMED -> before.resumed();
      case RunEvents.RUN_ENDED -> before.ended(event.facts(RunEvents.RunEnded.class), event.time());
      default -> throw new IllegalArgumentException("no event of runs: " + event.kind());
    };
  }

  private static Cancellation cancellation(Event event) {
    String reason = EventJson.read(event.json(), RunEvents.RunCancelAsked.class).reason();
    return new Cancellation(event.actor(), reason == null ? "" : reason);
  }
}
