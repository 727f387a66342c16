package io.trainyard.engine.simulation;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.FailureCause;
import io.trainyard.engine.run.RunEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the log tells of one attempt. */
final class Tried {
  private final RunEvents.AttemptCreated created;
  private final Event creation;
  private final List<Long> tokens = new ArrayList<>();
  private @Nullable Event launch;
  private RunEvents.@Nullable AttemptEnded end;
  private @Nullable Event ending;

  Tried(RunEvents.AttemptCreated created, Event creation) {
    this.created = created;
    this.creation = creation;
  }

  void launched(long token, Event event) {
    tokens.add(token);
    launch = launch == null ? event : launch;
  }

  void ended(RunEvents.AttemptEnded event, Event at) {
    end = event;
    ending = at;
  }

  RunEvents.AttemptCreated created() {
    return created;
  }

  long id() {
    return created.attempt();
  }

  String node() {
    return "run " + creation.run() + " " + created.step() + "[" + created.key() + "]";
  }

  long createdAt() {
    return creation.seq();
  }

  /** The tokens it was launched under, in order; one that was never handed on has none. */
  List<Long> tokens() {
    return tokens;
  }

  boolean isLaunched() {
    return launch != null;
  }

  /** The first launch. */
  Event launch() {
    return Objects.requireNonNull(launch);
  }

  boolean isEnded() {
    return end != null;
  }

  RunEvents.AttemptEnded end() {
    return Objects.requireNonNull(end);
  }

  Event ending() {
    return Objects.requireNonNull(ending);
  }

  /** The seq of its end; greater than any while it has none. */
  long endedAt() {
    return ending == null ? Long.MAX_VALUE : ending.seq();
  }

  boolean is(AttemptState state) {
    return end != null && end.state() == state;
  }

  boolean isLost() {
    return end != null && end.cause() == FailureCause.LOST;
  }
}
