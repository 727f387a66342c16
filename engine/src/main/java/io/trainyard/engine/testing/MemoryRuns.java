package io.trainyard.engine.testing;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.pipeline.ValueJson;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.RunState;
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
  private final TreeMap<Long, Run> runs;
  private final TreeMap<Long, Attempt> attempts;
  private final Map<Long, Long> seqs;

  MemoryRuns() {
    this(new TreeMap<>(), new TreeMap<>(), new HashMap<>());
  }

  private MemoryRuns(
      TreeMap<Long, Run> runs, TreeMap<Long, Attempt> attempts, Map<Long, Long> seqs) {
    this.runs = runs;
    this.attempts = attempts;
    this.seqs = seqs;
  }

  MemoryRuns copy() {
    return new MemoryRuns(new TreeMap<>(runs), new TreeMap<>(attempts), new HashMap<>(seqs));
  }

  void apply(Event event) throws Conflict {
    switch (event.kind()) {
      case RunEvents.RUN_CREATED -> create(event, read(event, RunEvents.RunCreated.class));
      case RunEvents.RUN_STARTED -> change(event, run -> run.started(event.time()));
      case RunEvents.RUN_CANCEL_ASKED -> change(event, run -> run);
      case RunEvents.RUN_ENDED -> {
        RunEvents.RunEnded ended = read(event, RunEvents.RunEnded.class);
        change(event, run -> run.ended(ended, event.time()));
      }
      case RunEvents.ATTEMPT_CREATED -> createAttempt(event);
      default -> applyToAttempt(event);
    }
    seqs.put(event.run(), event.seq());
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
      }
      case RunEvents.ATTEMPT_ENDED -> {
        RunEvents.AttemptEnded ended = read(event, RunEvents.AttemptEnded.class);
        checkToken(ended.attempt(), ended.token());
        change(ended.attempt(), attempt -> attempt.ended(ended, event.time()));
      }
      default -> {}
    }
  }

  private void create(Event event, RunEvents.RunCreated created) throws Conflict {
    Run run =
        new Run(
            event.run(),
            created.pipeline(),
            created.version(),
            created.definition(),
            created.cause(),
            event.actor(),
            RunState.QUEUED,
            "",
            ValueJson.readAll(created.params()),
            created.runDate(),
            event.time(),
            Optional.empty(),
            Optional.empty());
    if (runs.putIfAbsent(event.run(), run) != null) {
      throw new Conflict("run " + event.run() + " is there already");
    }
  }

  private void createAttempt(Event event) throws Conflict {
    RunEvents.AttemptCreated created = read(event, RunEvents.AttemptCreated.class);
    boolean isTaken =
        attempts.values().stream()
            .anyMatch(
                each ->
                    each.id() == created.attempt()
                        || each.run() == event.run()
                            && each.step().equals(created.step())
                            && each.key().equals(created.key())
                            && each.tryNumber() == created.tryNumber());
    if (isTaken) {
      throw new Conflict("attempt " + created.attempt() + " is there already");
    }
    attempts.put(created.attempt(), Attempt.created(event.run(), created));
  }

  private void checkToken(long id, long token) throws Conflict {
    Attempt attempt = attempts.get(id);
    if (attempt == null || attempt.token() != token) {
      throw new Conflict("attempt " + id + " is not under token " + token);
    }
  }

  private void change(Event event, UnaryOperator<Run> change) throws Conflict {
    try {
      if (runs.computeIfPresent(event.run(), (number, run) -> change.apply(run)) == null) {
        throw new Conflict("there is no run " + event.run());
      }
    } catch (IllegalStateException e) {
      throw new Conflict(String.valueOf(e.getMessage()));
    }
  }

  private void change(long id, UnaryOperator<Attempt> change) throws Conflict {
    try {
      if (attempts.computeIfPresent(id, (key, attempt) -> change.apply(attempt)) == null) {
        throw new Conflict("there is no attempt " + id);
      }
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
    return attempts.values().stream().filter(attempt -> attempt.run() == run).toList();
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
  public Numbers numbers() {
    long token =
        attempts.values().stream().map(Attempt::token).max(Comparator.naturalOrder()).orElse(0L);
    return new Numbers(
        runs.isEmpty() ? 0 : runs.lastKey(), attempts.isEmpty() ? 0 : attempts.lastKey(), token);
  }
}
