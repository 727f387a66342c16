package io.trainyard.engine.run;

import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.event.NewEvent;
import java.util.ArrayList;
import java.util.List;

/** The events of one transaction, and what is done once they are in the log. */
final class Turn {
  static final String ENGINE = "engine";

  private final List<NewEvent> events = new ArrayList<>();
  private final List<Runnable> afterwards = new ArrayList<>();

  void add(String kind, String actor, long run, Record facts) {
    events.add(new NewEvent(kind, actor, run, EventJson.write(facts)));
  }

  void add(String kind, long run, Record facts) {
    add(kind, ENGINE, run, facts);
  }

  void add(Fact fact, long run) {
    events.add(new NewEvent(fact.kind(), ENGINE, run, fact.json()));
  }

  void then(Runnable task) {
    afterwards.add(task);
  }

  /** Writes the events, then does what was to be done after them. */
  void commit(Journal journal) throws Conflict {
    if (!events.isEmpty()) {
      journal.write(events);
    }
    afterwards.forEach(Runnable::run);
  }
}
