package io.trainyard.engine.run;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal.Conflict;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an event makes of an attempt. Every store derives its attempts by this one place, so that
 * all of them refuse the same.
 *
 * @param attempt its id
 * @param change what the event makes of it
 * @param left what the attempt leaves for its next launch; empty unless it waits from now on
 */
public record AttemptEvent(long attempt, Change change, Optional<String> left) {
  /** The kinds of event that change attempts. */
  public static final Set<String> KINDS =
      Set.of(
          RunEvents.ATTEMPT_CREATED,
          RunEvents.ATTEMPT_STARTED,
          RunEvents.ATTEMPT_RELAUNCHED,
          RunEvents.ATTEMPT_WAITING,
          RunEvents.ATTEMPT_ENDED);

  /** Makes the attempt of what it was; null = there was none. */
  @FunctionalInterface
  public interface Change {
    /**
     * The attempt after the event.
     *
     * @throws Conflict when the event is not what may happen to it
     */
    Attempt of(@Nullable Attempt before) throws Conflict;
  }

  /** Makes a launched attempt of what it was; an illegal move is an IllegalStateException. */
  private interface Move {
    Attempt of(Attempt before);
  }

  /** Reads an event of one of the {@link #KINDS}. */
  public static AttemptEvent read(Event event) {
    return switch (event.kind()) {
      case RunEvents.ATTEMPT_CREATED -> created(event);
      case RunEvents.ATTEMPT_STARTED -> {
        RunEvents.AttemptStarted started = read(event, RunEvents.AttemptStarted.class);
        yield moved(started.attempt(), before -> before.started(started, event.time()));
      }
      case RunEvents.ATTEMPT_RELAUNCHED -> {
        RunEvents.AttemptRelaunched again = read(event, RunEvents.AttemptRelaunched.class);
        yield under(again.earlierToken(), moved(again.attempt(), each -> each.relaunched(again)));
      }
      case RunEvents.ATTEMPT_WAITING -> waiting(read(event, RunEvents.AttemptWaiting.class));
      case RunEvents.ATTEMPT_ENDED -> {
        RunEvents.AttemptEnded ended = read(event, RunEvents.AttemptEnded.class);
        yield under(ended.token(), moved(ended.attempt(), each -> each.ended(ended, event.time())));
      }
      default -> throw new IllegalArgumentException("no event of attempts: " + event.kind());
    };
  }

  private static <T extends Record> T read(Event event, Class<T> type) {
    return event.facts(type);
  }

  private static AttemptEvent created(Event event) {
    RunEvents.AttemptCreated created = read(event, RunEvents.AttemptCreated.class);
    return new AttemptEvent(
        created.attempt(),
        before -> {
          if (before != null) {
            throw new Conflict("attempt " + before.id() + " is there already");
          }
          return Attempt.created(event.run(), created);
        },
        Optional.empty());
  }

  private static AttemptEvent waiting(RunEvents.AttemptWaiting waiting) {
    AttemptEvent event =
        under(waiting.token(), moved(waiting.attempt(), each -> each.waiting(waiting)));
    return new AttemptEvent(event.attempt, event.change, Optional.of(waiting.state()));
  }

  private static AttemptEvent moved(long attempt, Move move) {
    return new AttemptEvent(
        attempt,
        before -> {
          if (before == null) {
            throw new Conflict("there is no attempt " + attempt);
          }
          try {
            return move.of(before);
          } catch (IllegalStateException e) {
            throw new Conflict(String.valueOf(e.getMessage()));
          }
        },
        Optional.empty());
  }

  /** The same for an attempt that was launched under this token last; others are refused. */
  private static AttemptEvent under(long token, AttemptEvent event) {
    return new AttemptEvent(
        event.attempt,
        before -> {
          if (before != null && before.token() != token) {
            throw new Conflict("attempt " + before.id() + " is not under token " + token);
          }
          return event.change.of(before);
        },
        event.left);
  }
}
