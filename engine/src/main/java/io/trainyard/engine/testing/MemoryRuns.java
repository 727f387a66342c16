package io.trainyard.engine.testing;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.ValueJson;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.Item;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.Runs;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

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
    switch (event.kind()) {
      case RunEvents.RUN_CREATED -> create(event, read(event, RunEvents.RunCreated.class));
      case RunEvents.RUN_STARTED -> change(event, run -> run.started(event.time()));
      case RunEvents.RUN_CANCEL_ASKED -> change(event, run -> run.cancelAsked(event.actor()));
      case RunEvents.RUN_PAUSED -> change(event, run -> run.paused(event.actor()));
      case RunEvents.RUN_RESUMED -> change(event, Run::resumed);
      case RunEvents.RUN_ENDED -> {
        RunEvents.RunEnded ended = read(event, RunEvents.RunEnded.class);
        change(event, run -> run.ended(ended, event.time()));
      }
      case RunEvents.ATTEMPT_CREATED -> createAttempt(event);
      default -> applyToAttempt(event);
    }
    undo.put(seqs, event.run(), event.seq());
  }

  private void applyToAttempt(Event event) throws Conflict {
    switch (event.kind()) {
      case RunEvents.ATTEMPT_STARTED -> {
        RunEvents.AttemptStarted started = read(event, RunEvents.AttemptStarted.class);
        change(started.attempt(), attempt -> attempt.started(started, event.time()));
      }
      case RunEvents.ATTEMPT_RELAUNCHED -> {
        RunEvents.AttemptRelaunched again = read(event, RunEvents.AttemptRelaunched.class);
        checkToken(again.attempt(), again.earlierToken());
        change(again.attempt(), attempt -> attempt.relaunched(again));
      }
      case RunEvents.ATTEMPT_WAITING -> {
        RunEvents.AttemptWaiting waiting = read(event, RunEvents.AttemptWaiting.class);
        checkToken(waiting.attempt(), waiting.token());
        change(waiting.attempt(), attempt -> attempt.waiting(waiting));
        undo.put(states, waiting.attempt(), waiting.state());
      }
      case RunEvents.ATTEMPT_ENDED -> {
        RunEvents.AttemptEnded ended = read(event, RunEvents.AttemptEnded.class);
        checkToken(ended.attempt(), ended.token());
        change(ended.attempt(), attempt -> attempt.ended(ended, event.time()));
      }
      case RunEvents.ATTEMPT_ITEMS -> {
        RunEvents.AttemptItems made = read(event, RunEvents.AttemptItems.class);
        List<Item> list = made.items().stream().map(RunEvents.ItemMade::toItem).toList();
        if (items.containsKey(made.attempt())) {
          throw new Conflict("attempt_items " + made.attempt() + " is there already");
        }
        undo.put(items, made.attempt(), list);
      }
      default -> {}
    }
  }

  private void create(Event event, RunEvents.RunCreated created) throws Conflict {
    Map<String, Value> params = ValueJson.readAll(created.params());
    Run.By by = new Run.By(event.actor(), event.time());
    Run run = Run.created(event.run(), created, params, by);
    if (runs.containsKey(event.run())) {
      throw new Conflict("run " + event.run() + " is there already");
    }
    undo.put(runs, event.run(), run);
  }

  private void createAttempt(Event event) throws Conflict {
    RunEvents.AttemptCreated created = read(event, RunEvents.AttemptCreated.class);
    long id = created.attempt();
    Name name = new Name(event.run(), created.step(), created.key(), created.tryNumber());
    if (runOf.containsKey(id) || names.containsKey(name)) {
      throw new Conflict("attempt " + id + " is there already");
    }
    undo.put(runOf, id, event.run());
    undo.put(names, name, id);
    put(Attempt.created(event.run(), created));
  }

  private void put(Attempt attempt) {
    undo.put(attemptsOf(attempt.run()), attempt.id(), attempt);
    undo.put(tokens, attempt.token(), attempt.id());
  }

  private Map<Long, Attempt> attemptsOf(long run) {
    return attempts.computeIfAbsent(run, absent -> new TreeMap<>());
  }

  private void checkToken(long id, long token) throws Conflict {
    if (attempt(id).token() != token) {
      throw new Conflict("attempt " + id + " is not under token " + token);
    }
  }

  private Attempt attempt(long id) throws Conflict {
    Long run = runOf.get(id);
    Attempt attempt = run == null ? null : attemptsOf(run).get(id);
    if (attempt == null) {
      throw new Conflict("there is no attempt " + id);
    }
    return attempt;
  }

  private void change(Event event, UnaryOperator<Run> change) throws Conflict {
    Run run = runs.get(event.run());
    if (run == null) {
      throw new Conflict("there is no run " + event.run());
    }
    try {
      undo.put(runs, event.run(), change.apply(run));
    } catch (IllegalStateException e) {
      throw new Conflict(String.valueOf(e.getMessage()));
    }
  }

  private void change(long id, UnaryOperator<Attempt> change) throws Conflict {
    try {
      put(change.apply(attempt(id)));
    } catch (IllegalStateException e) {
      throw new Conflict(String.valueOf(e.getMessage()));
    }
  }

  private static <T extends Record> T read(Event event, Class<T> type) {
    return EventJson.read(event.json(), type);
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
  public Numbers numbers() {
    return new Numbers(
        runs.isEmpty() ? 0 : runs.lastKey(),
        runOf.isEmpty() ? 0 : runOf.lastKey(),
        tokens.isEmpty() ? 0 : tokens.lastKey());
  }
}
