package io.trainyard.engine.simulation;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.simulation.Story.Moment;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What attempts state is in the log once, with the success of the attempt that stated it. */
final class Effects {
  private static final String EFFECT = "simulated.effect";

  private final Story story;
  private final Pipeline pipeline;
  private final List<String> broken;

  Effects(Story story, Pipeline pipeline, List<String> broken) {
    this.story = story;
    this.pipeline = pipeline;
    this.broken = broken;
  }

  void check() {
    Set<Long> stated = new HashSet<>();
    Moment before = null;
    for (Moment moment : story.moments()) {
      if (moment.is(EFFECT)) {
        long attempt = Long.parseLong(moment.event().json().replaceAll("\\D", ""));
        if (!stated.add(attempt)) {
          broken.add("the effect of attempt " + attempt + " counts twice");
        }
        boolean isWithItsEnd =
            before != null
                && before.seq() == moment.seq() - 1
                && before.facts() instanceof RunEvents.AttemptEnded ended
                && ended.attempt() == attempt
                && ended.state() == AttemptState.SUCCEEDED;
        if (!isWithItsEnd && !followsItems(before, moment)) {
          broken.add("the effect of attempt " + attempt + " is not part of its success");
        }
      }
      before = moment;
    }
    for (Tried tried : story.attempts().values()) {
      boolean isCopy =
          pipeline.step(tried.created().step()).orElseThrow().verb().equals("whicheverRan");
      boolean says = !isCopy && tried.isEnded() && tried.end().metrics().containsKey("effect");
      if (says && tried.is(AttemptState.SUCCEEDED) && !stated.contains(tried.id())) {
        broken.add("the effect of attempt " + tried.id() + " is lost");
      }
    }
  }

  private static boolean followsItems(Moment before, Moment moment) {
    return before != null
        && before.facts() instanceof RunEvents.AttemptItems
        && before.seq() == moment.seq() - 1;
  }
}
