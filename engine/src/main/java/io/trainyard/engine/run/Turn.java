package io.trainyard.engine.run;

import io.trainyard.engine.event.NewEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The events of one transaction, and what is done once they are in the log. */
final class Turn {
  static final String ENGINE = "engine";

  private final List<NewEvent> events = new ArrayList<>();
  private final List<Runnable> afterwards = new ArrayList<>();
  private final List<Consumer<Throwable>> otherwise = new ArrayList<>();

  void add(String kind, String actor, long run, Record facts) {
    events.add(NewEvent.of(kind, actor, run, facts));
  }

  void add(String kind, long run, Record facts) {
    add(kind, ENGINE, run, facts);
  }

  void add(Fact fact, long run) {
    events.add(new NewEvent(fact.kind(), ENGINE, run, fact.json()));
  }

  /** What somebody else says. */
  void add(Fact fact, String actor, long run) {
    events.add(new NewEvent(fact.kind(), actor, run, fact.json()));
  }

  /** A run that was asked for, with what was stated beside. */
  void add(StartRequest request, long run, RunEvents.RunCreated created) {
    add(RunEvents.RUN_CREATED, request.actor(), run, created);
    request.facts().forEach(fact -> add(fact, request.actor(), run));
  }

  /** Everything of another turn, after what this one has. */
  void addAll(Turn other) {
    events.addAll(other.events);
    afterwards.addAll(other.afterwards);
    otherwise.addAll(other.otherwise);
  }

  void then(Runnable task) {
    afterwards.add(task);
  }

  /** What is done where they cannot be written. */
  void otherwise(Consumer<Throwable> task) {
    otherwise.add(task);
  }

  List<NewEvent> events() {
    return events;
  }

  /** Does what was to be done once the events are in the log. */
  void follow() {
    afterwards.forEach(Runnable::run);
  }

  void fail(Throwable reason) {
    otherwise.forEach(task -> task.accept(reason));
  }
}
