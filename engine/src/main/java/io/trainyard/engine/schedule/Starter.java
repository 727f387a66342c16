package io.trainyard.engine.schedule;

import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.run.AlreadyPlanned;
import io.trainyard.engine.run.Cancellation;
import io.trainyard.engine.run.Planned;
import io.trainyard.engine.run.RefusedStart;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.StartRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes runs of fires, as {@code overlap} says, and knows which of them go on. Used by the
 * Scheduler's loop alone.
 */
final class Starter {
  private static final Logger LOG = LoggerFactory.getLogger(Starter.class);
  private static final String ENGINE = "engine";
  private static final String CAUSE = "schedule";

  /** More runs of one pipeline do not wait for each other. */
  private static final int MOST_WAITING = 100;

  private final SchedulerPorts ports;
  private final Executor loop;

  /** By pipeline. */
  private final Map<String, Busy> busy = new HashMap<>();

  Starter(SchedulerPorts ports, Executor loop) {
    this.ports = ports;
    this.loop = loop;
  }

  /** Follows the runs that an earlier process left and that go on. */
  void follow() {
    for (Run run : ports.runs().unfinished()) {
      if (Scheduler.isScheduled(run)) {
        follow(run.pipeline(), run.number());
      }
    }
  }

  private Busy busy(String pipeline) {
    return busy.computeIfAbsent(pipeline, name -> new Busy());
  }

  private void follow(String pipeline, long run) {
    busy(pipeline).add(run);
    ports
        .runner()
        .ended(run)
        .whenComplete((ended, failure) -> loop.execute(() -> ended(pipeline, run)));
  }

  /** A run that is tried again goes on as the one that tries. */
  private void ended(String pipeline, long run) {
    busy(pipeline).remove(run);
    ports.runner().retriedBy(run).ifPresent(next -> follow(pipeline, next));
  }

  /**
   * Makes a run of a fire, or leaves it out.
   *
   * @param isLate whether fires before it are made up with it: they go one after the other
   * @param isLast whether no other fire follows at once
   */
  void start(Timetable timetable, Due due, boolean isLate, boolean isLast) {
    if (timetable.isAgain(due) && isThere(timetable, due)) {
      return;
    }
    Optional<Schedules.Paused> paused = ports.schedules().paused(timetable.name());
    if (paused.isPresent()) {
      leaveOut(timetable, due, "paused by " + paused.get().by());
      return;
    }
    switch (due.schedule().overlap()) {
      case ALLOW -> submit(timetable, due, timetable.pipeline());
      case QUEUE -> queue(timetable, due);
      case SKIP -> {
        if (isLate) {
          queue(timetable, due);
        } else if (!busy(timetable.name()).isEmpty()) {
          leaveOut(timetable, due, "overlap skip: " + busy(timetable.name()));
        } else {
          submit(timetable, due, timetable.pipeline());
        }
      }
      case CANCEL_OLDER -> {
        if (isLast) {
          busy(timetable.name())
              .running()
              .forEach(run -> ports.runner().cancel(run, Cancellation.by(ENGINE)));
          submit(timetable, due, timetable.pipeline());
        } else {
          leaveOut(timetable, due, "overlap cancelOlder: a later one takes its place");
        }
      }
    }
  }

  private boolean isThere(Timetable timetable, Due due) {
    return ports.runs().planned(timetable.name(), planned(due)).isPresent();
  }

  private static Planned planned(Due due) {
    return new Planned(due.fire().logical(), due.fire().scheduled());
  }

  private void queue(Timetable timetable, Due due) {
    if (busy(timetable.name()).size() >= MOST_WAITING) {
      leaveOut(timetable, due, "overlap queue: " + MOST_WAITING + " runs wait already");
      return;
    }
    submit(timetable, due, timetable.oneAtOnce());
  }

  private void submit(Timetable timetable, Due due, Pipeline pipeline) {
    StartRequest request =
        new StartRequest(pipeline, Map.of(), timetable.folder(), CAUSE, ENGINE, due.fire().day())
            .at(planned(due));
    busy(timetable.name()).asked();
    try {
      ports
          .runner()
          .submit(request)
          .whenComplete(
              (run, failure) -> loop.execute(() -> submitted(timetable, due, run, failure)));
    } catch (RefusedStart refused) {
      submitted(timetable, due, null, refused);
    }
  }

  private void submitted(
      Timetable timetable, Due due, @Nullable Long run, @Nullable Throwable failure) {
    busy(timetable.name()).answered();
    if (run != null) {
      follow(timetable.name(), run);
      return;
    }
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof AlreadyPlanned) {
      LOG.debug("{}: {}", timetable.name(), cause.getMessage());
    } else if (cause instanceof RefusedStart refused) {
      leaveOut(timetable, due, "it was refused: " + String.join("; ", refused.messages()));
    } else {
      LOG.error("the run of {} for {} is not started", timetable.name(), due.fire(), cause);
    }
  }

  private void leaveOut(Timetable timetable, Due due, String because) {
    leaveOut(timetable, due.fire().logical(), due.fire(), 1, because);
  }

  /** Writes down that fires are left out, from the first to the last. */
  void leaveOut(Timetable timetable, Instant first, Fire last, long count, String because) {
    ScheduleEvents.Skipped facts =
        new ScheduleEvents.Skipped(
            timetable.name(), first, last.logical(), last.scheduled(), count, because);
    ports
        .journal()
        .append(List.of(new NewEvent(ScheduleEvents.SKIPPED, ENGINE, 0, EventJson.write(facts))));
  }
}
