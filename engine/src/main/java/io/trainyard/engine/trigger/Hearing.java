package io.trainyard.engine.trigger;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.NewEvent;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/** What the triggers hear of events, and what the log keeps of that. */
final class Hearing {
  private static final String ENGINE = "engine";
  private final Signals signals;
  private final TriggerStarter starter;

  /**
   * What came of some events.
   *
   * @param facts for the log
   * @param heard by trigger, in the order of events
   */
  record Told(List<NewEvent> facts, Map<LiveTrigger, List<Heard>> heard) {}

  Hearing(Signals signals, TriggerStarter starter) {
    this.signals = signals;
    this.starter = starter;
  }

  Told of(List<Event> events, List<LiveTrigger> live) {
    Told told = new Told(new ArrayList<>(), new LinkedHashMap<>());
    Set<Signal.Kind> wanted =
        live.stream()
            .flatMap(each -> each.trigger().signals().stream())
            .map(Signal::kind)
            .collect(Collectors.toSet());
    if (!wanted.isEmpty()) {
      events.forEach(event -> hear(event, signals.of(event, wanted), live, told));
    }
    return told;
  }

  /** A trigger hears an event once, as the first of its signals that it is. */
  private void hear(Event event, List<Signals.Given> given, List<LiveTrigger> live, Told told) {
    if (given.isEmpty()) {
      return;
    }
    for (LiveTrigger trigger : live) {
      given.stream()
          .filter(each -> each.isFor(trigger) && trigger.listensFor(each.id(), event.seq()))
          .findFirst()
          .ifPresent(each -> hear(event, each, trigger, told));
    }
  }

  private void hear(Event event, Signals.Given given, LiveTrigger trigger, Told told) {
    Optional<String> key = key(event, given, trigger);
    String pipeline = trigger.pipeline().name();
    if (key.isEmpty()) {
      String why = "it has no '" + trigger.trigger().key().orElse("") + "', which is its key";
      TriggerEvents.LeftOut out =
          new TriggerEvents.LeftOut(pipeline, trigger.name(), event.seq(), event.seq(), 0, 1, why);
      told.facts.add(fact(TriggerEvents.LEFT_OUT, out));
      return;
    }
    Heard heard = new Heard(event.seq(), given.id(), key.get(), event.time());
    told.facts.add(
        fact(
            TriggerEvents.HEARD,
            new TriggerEvents.Heard(
                pipeline, trigger.name(), event.seq(), given.id(), key.get(), event.time())));
    told.heard.computeIfAbsent(trigger, none -> new ArrayList<>()).add(heard);
  }

  /** What the event is one and the same by; the log keeps a digest of what came from outside. */
  private Optional<String> key(Event event, Signals.Given given, LiveTrigger trigger) {
    Optional<String> path = trigger.trigger().key();
    if (path.isEmpty()) {
      return Optional.of(given.key());
    }
    try {
      return starter.text(event, path.get()).map(text -> Digest.of(text).toString());
    } catch (UncheckedIOException | JacksonException e) {
      return Optional.empty(); // what the hook received has been erased
    }
  }

  private static NewEvent fact(String kind, Record facts) {
    return new NewEvent(kind, ENGINE, 0, EventJson.write(facts));
  }
}
