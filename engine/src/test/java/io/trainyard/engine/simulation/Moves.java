package io.trainyard.engine.simulation;

import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.simulation.Story.Moment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Every move of a run and its attempts is a legal one, and nothing moves after the end. */
final class Moves {
  /** Every move that any story has shown, such as {@code RUNNING -> SUCCEEDED}. */
  static final Set<String> VISITED = new ConcurrentSkipListSet<>();

  private final Story story;
  private final List<String> broken;
  private final Map<Long, AttemptState> states = new HashMap<>();
  private RunState run = RunState.QUEUED;
  private boolean isPaused;
  private boolean isCancelled;

  Moves(Story story, List<String> broken) {
    this.story = story;
    this.broken = broken;
  }

  void check() {
    boolean isFirst = true;
    for (Moment moment : story.moments()) {
      if (isFirst != moment.is(RunEvents.RUN_CREATED)) {
        broken.add("run " + story.run() + ": " + moment.event() + " out of order");
      }
      isFirst = false;
      if (run.isDone()) {
        broken.add("run " + story.run() + " has ended, and then: " + moment.event());
      }
      look(moment);
    }
  }

  private void look(Moment moment) {
    if (moment.is(RunEvents.RUN_STARTED)) {
      move(RunState.RUNNING);
    } else if (moment.is(RunEvents.RUN_PAUSED)) {
      isPaused = !isCancelled;
    } else if (moment.is(RunEvents.RUN_RESUMED) || moment.is(RunEvents.RUN_CANCEL_ASKED)) {
      isPaused = false;
      isCancelled |= moment.is(RunEvents.RUN_CANCEL_ASKED); // what cleans up runs all the same
    } else if (moment.facts() instanceof RunEvents.RunEnded ended) {
      move(ended.state());
    } else if (moment.facts() instanceof RunEvents.AttemptCreated created) {
      states.put(created.attempt(), AttemptState.SCHEDULED);
    } else if (moment.facts() instanceof RunEvents.AttemptStarted started) {
      // What the engine ends itself, such as a copy, was launched nowhere.
      boolean isEndedAtOnce = story.attempts().get(started.attempt()).endedAt() == moment.seq() + 1;
      if (isPaused && !isEndedAtOnce) {
        broken.add("attempt " + started.attempt() + " is launched while its run is paused");
      }
      move(started.attempt(), AttemptState.RUNNING);
    } else if (moment.facts() instanceof RunEvents.AttemptWaiting waiting) {
      checkToken(waiting.attempt(), waiting.token(), moment.seq());
      move(waiting.attempt(), AttemptState.WAITING);
    } else if (moment.facts() instanceof RunEvents.AttemptEnded ended) {
      checkToken(ended.attempt(), ended.token(), moment.seq());
      move(ended.attempt(), ended.state());
    }
  }

  /** Only the launch that counts may say what becomes of an attempt. */
  private void checkToken(long attempt, long token, long seq) {
    List<Long> tokens = story.attempts().get(attempt).tokens();
    boolean isKnown = token == 0 || tokens.isEmpty() || tokens.contains(token);
    if (!isKnown) {
      broken.add("attempt " + attempt + " moves at " + seq + " under a token it never had");
    }
  }

  private void move(RunState next) {
    VISITED.add("run " + run + " -> " + next);
    if (!run.canBecome(next)) {
      broken.add("run " + story.run() + " goes from " + run + " to " + next);
    }
    run = next;
  }

  private void move(long attempt, AttemptState next) {
    AttemptState before = states.get(attempt);
    VISITED.add("attempt " + before + " -> " + next);
    if (before == null || !before.canBecome(next)) {
      broken.add("attempt " + attempt + " goes from " + before + " to " + next);
    }
    states.put(attempt, next);
  }
}
