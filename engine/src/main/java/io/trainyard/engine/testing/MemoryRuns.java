package io.trainyard.engine.testing;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptEvent;
import io.trainyard.engine.run.Item;
import io.trainyard.engine.run.Planned;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunEvent;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.Runs;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs in memory, derived from events as the tables are. Not thread-safe by itself. */
final class MemoryRuns implements Runs {
  private final TreeMap<Long, Run> runs = new TreeMap<>();

  /** The attempts of each run, by id. */
  private final Map<Long, Map<Long, Attempt>> attempts = new HashMap<>();

  /** The run of each attempt. */
  private final TreeMap<Long, Long> runOf = new TreeMap<>();

  /** The name that an attempt has taken, and its id. */
  private final Map<Name, Long> names = new HashMap<>();

  private final Map<Long, Long> seqs = new HashMap<>();
  private final TreeMap<Long, Long> tokens = new TreeMap<>();
  private final Map<Long, List<Item>> items = new HashMap<>();

  /** What attempts left when they waited last. */
  private final Map<Long, String> states = new HashMap<>();

  /** The planned times that runs have taken, and their numbers. */
  private final Map<String, Long> times = new HashMap<>();

  private final UndoLog undo = new UndoLog();

  /** What is unique among attempts beside their id. */
  private record Name(long run, String step, String key, int tryNumber) {}

  /** Ends a transaction: everything applied since the last end stays. */
  void keep() {
    undo.keep();
  }

  /** Ends a transaction: everything applied since the last end is taken back. */
  void takeBack() {
    undo.takeBack();
  }

  void apply(Event event) throws Conflict {
    if (RunEvent.KINDS.contains(event.kind())) {
      undo.put(runs, event.run(), RunEvent.of(runs.get(event.run()), event));
      undo.put(seqs, event.run(), event.seq());
    } else if (AttemptEvent.KINDS.contains(event.kind())) {
      change(event, AttemptEvent.read(event));
    } else if (event.kind().equals(RunEvents.RUN_PLANNED)) {
      takeTime(event.run(), EventJson.read(event.json(), RunEvents.RunPlanned.class));
    } else if (event.kind().equals(RunEvents.ATTEMPT_ITEMS)) {
      keepItems(EventJson.read(event.json(), RunEvents.AttemptItems.class));
    }
  }

  private void takeTime(long run, RunEvents.RunPlanned taken) throws Conflict {
    String time = time(taken.pipeline(), taken.toPlanned());
    if (times.containsKey(time)) {
      throw new Conflict("run " + run + " has the planned time of another");
    }
    undo.put(times, time, run);
  }

  private static String time(String pipeline, Planned planned) {
    return pipeline + " " + planned.logical() + " " + planned.backfill();
  }

  private void change(Event event, AttemptEvent change) throws Conflict {
    long id = change.attempt();
    Long run = runOf.get(id);
    Attempt before = run == null ? null : attemptsOf(run).get(id);
    Attempt after = change.change().of(before);
    if (before == null) {
      takeName(after);
      undo.put(runOf, id, event.run());
    }
    undo.put(attemptsOf(after.run()), id, after);
    undo.put(tokens, after.token(), id);
    undo.put(seqs, after.run(), event.seq());
    change.left().ifPresent(left -> undo.put(states, id, left));
  }

  private void takeName(Attempt attempt) throws Conflict {
    Name name = new Name(attempt.run(), attempt.step(), attempt.key(), attempt.tryNumber());
    if (names.containsKey(name)) {
      throw new Conflict("attempt " + attempt.id() + " has the name of another");
    }
    undo.put(names, name, attempt.id());
  }

  private void keepItems(RunEvents.AttemptItems made) throws Conflict {
    if (items.containsKey(made.attempt())) {
      throw new Conflict("attempt_items " + made.attempt() + " is there already");
    }
    List<Item> list = made.items().stream().map(RunEvents.ItemMade::toItem).toList();
    undo.put(items, made.attempt(), list);
  }

  private Map<Long, Attempt> attemptsOf(long run) {
    return attempts.computeIfAbsent(run, absent -> new TreeMap<>());
  }

  @Override
  public Optional<Run> run(long number) {
    return Optional.ofNullable(runs.get(number));
  }

  @Override
  public List<Run> latest(String pipeline, int limit) {
    return runs.descendingMap().values().stream()
        .filter(run -> pipeline.isEmpty() || run.pipeline().equals(pipeline))
        .limit(limit)
        .toList();
  }

  @Override
  public List<Attempt> attempts(long run) {
    return List.copyOf(attempts.getOrDefault(run, Map.of()).values());
  }

  @Override
  public long lastSeq(long run) {
    return seqs.getOrDefault(run, 0L);
  }

  @Override
  public List<Run> unfinished() {
    return runs.values().stream().filter(run -> !run.state().isDone()).toList();
  }

  @Override
  public List<Attempt> unfinishedAttempts() {
    return unfinished().stream()
        .flatMap(run -> attempts(run.number()).stream())
        .sorted(Comparator.comparing(Attempt::id))
        .toList();
  }

  @Override
  public List<Item> items(long attempt) {
    return items.getOrDefault(attempt, List.of());
  }

  @Override
  public String waitingState(long attempt) {
    return states.getOrDefault(attempt, "");
  }

  @Override
  public Optional<Long> planned(String pipeline, Planned planned) {
    return Optional.ofNullable(times.get(time(pipeline, planned)));
  }

  @Override
  public Numbers numbers() {
    return new Numbers(
        runs.isEmpty() ? 0 : runs.lastKey(),
        runOf.isEmpty() ? 0 : runOf.lastKey(),
        tokens.isEmpty() ? 0 : tokens.lastKey());
  }
}
