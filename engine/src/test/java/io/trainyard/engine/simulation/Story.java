package io.trainyard.engine.simulation;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.run.RunEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the log tells of one run, read once. */
final class Story {
  private static final Map<String, Class<? extends Record>> TYPES =
      Map.ofEntries(
          Map.entry(RunEvents.RUN_CREATED, RunEvents.RunCreated.class),
          Map.entry(RunEvents.RUN_ENDED, RunEvents.RunEnded.class),
          Map.entry(RunEvents.ATTEMPT_CREATED, RunEvents.AttemptCreated.class),
          Map.entry(RunEvents.ATTEMPT_STARTED, RunEvents.AttemptStarted.class),
          Map.entry(RunEvents.ATTEMPT_RELAUNCHED, RunEvents.AttemptRelaunched.class),
          Map.entry(RunEvents.ATTEMPT_WAITING, RunEvents.AttemptWaiting.class),
          Map.entry(RunEvents.ATTEMPT_ENDED, RunEvents.AttemptEnded.class),
          Map.entry(RunEvents.ATTEMPT_ITEMS, RunEvents.AttemptItems.class));

  private final long run;
  private final List<Moment> moments = new ArrayList<>();

  /** The attempts by id, as the log tells of them. */
  private final Map<Long, Tried> attempts = new TreeMap<>();

  private final Map<String, List<Tried>> byStep = new HashMap<>();

  private Story(long run) {
    this.run = run;
  }

  /**
   * An event.
   *
   * @param facts what it carries; null where nothing here reads that
   */
  record Moment(Event event, @Nullable Record facts) {
    boolean is(String kind) {
      return event.kind().equals(kind);
    }

    long seq() {
      return event.seq();
    }
  }

  /** The stories of all runs of a log, by number. */
  static Map<Long, Story> all(List<Event> events) {
    Map<Long, Story> stories = new TreeMap<>();
    for (Event event : events) {
      stories.computeIfAbsent(event.run(), Story::new).add(event);
    }
    return stories;
  }

  private void add(Event event) {
    Class<? extends Record> type = TYPES.get(event.kind());
    Record facts = type == null ? null : EventJson.read(event.json(), type);
    moments.add(new Moment(event, facts));
    if (facts instanceof RunEvents.AttemptCreated created) {
      Tried tried = new Tried(created, event);
      attempts.put(created.attempt(), tried);
      byStep.computeIfAbsent(created.step(), absent -> new ArrayList<>()).add(tried);
    } else if (facts instanceof RunEvents.AttemptStarted started) {
      attempts.get(started.attempt()).launched(started.token(), event);
    } else if (facts instanceof RunEvents.AttemptRelaunched again) {
      attempts.get(again.attempt()).launched(again.token(), event);
    } else if (facts instanceof RunEvents.AttemptEnded ended) {
      attempts.get(ended.attempt()).ended(ended, event);
    }
  }

  long run() {
    return run;
  }

  List<Moment> moments() {
    return moments;
  }

  Map<Long, Tried> attempts() {
    return attempts;
  }

  /** The attempts of a step, in the order they were made. */
  List<Tried> attemptsOf(String step) {
    return byStep.getOrDefault(step, List.of());
  }

  boolean has(String kind) {
    return moments.stream().anyMatch(moment -> moment.is(kind));
  }

  /** The seq of the first event of this kind; greater than any when there is none. */
  long first(String kind) {
    return moments.stream()
        .filter(moment -> moment.is(kind))
        .mapToLong(Moment::seq)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  /** Every event, a line each. */
  String tell() {
    return moments.stream()
        .map(Moment::event)
        .map(
            e ->
                e.seq() + " " + e.time() + " run " + e.run() + " " + e.kind() + " " + e.actor()
                    + " " + e.json())
        .collect(Collectors.joining("\n"));
  }
}
