package io.trainyard.engine.run;

import io.trainyard.engine.event.Journal;
import io.trainyard.engine.pipeline.ParamValues;
import io.trainyard.engine.pipeline.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts runs and brings them to their end: the only one that changes the state of runs and
 * attempts. Thread-safe; everything happens in one loop, in the order it was asked for. Decisions
 * are written through the journal before anything is launched.
 *
 * <p>What an earlier process left unfinished is taken up again by {@link #recover}, or ended by
 * {@link #markLost}.
 */
public final class Runner {
  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

  private final RunnerPorts ports;
  private final Limits limits;
  private final PersonalParams personal;
  private final Inbox inbox;
  private final FrozenDefinitions definitions;
  private final Audience audience = new Audience();
  private final RunLoop runs;
  private final PlannedRuns planned;

  /** Of runs that go on, and of those that cannot, since the tables will not tell of these. */
  private final Map<Long, CompletableFuture<Run>> ends = new ConcurrentHashMap<>();

  /**
   * A runner that continues the numbers that were handed out before.
   *
   * @param loop runs one task at a time, in order, such as a single thread
   */
  public Runner(RunnerPorts ports, RunnerSettings settings, Executor loop) {
    this.ports = ports;
    this.limits = settings.limits();
    this.personal = new PersonalParams(ports.artifacts());
    this.definitions = new FrozenDefinitions(ports.artifacts());
    this.planned = new PlannedRuns(ports.runs());
    this.runs =
        new RunLoop(
            new Launcher.Wiring(ports, settings, this::hear, audience),
            (request, turn) -> create(accept(request), turn));
    this.inbox = new Inbox(loop, runs);
  }

  public void addListener(RunListener listener) {
    audience.add(listener);
  }

  public void removeListener(RunListener listener) {
    audience.remove(listener);
  }

  /**
   * Ends every run that an earlier process left unfinished as FAILED, its running attempts as lost.
   * Called once, before the first start.
   *
   * @return those runs, as they are now
   */
  public List<Run> markLost() {
    return new LostRuns(ports.journal(), ports.runs()).end();
  }

  /**
   * Takes up every run that an earlier process left unfinished: attempts that ran then are lost and
   * tried again as their step allows, the rest goes on as it was. A run that cannot go on ends as
   * FAILED, with why. Called once, before the first start.
   *
   * @return completes with the numbers of the runs that go on, once all of it is in the log
   */
  public CompletableFuture<List<Long>> recover() {
    CompletableFuture<List<Long>> done = new CompletableFuture<>();
    inbox.execute(
        () -> {
          try {
            recover(done);
          } catch (RuntimeException | Error e) {
            done.completeExceptionally(e);
            throw e;
          }
        });
    return done;
  }

  private void recover(CompletableFuture<List<Long>> done) {
    Recovering.Unfinished unfinished =
        new Recovering(ports.runs(), limits, definitions, personal).read();
    unfinished.ends().forEach(runs::write);
    for (LiveRun run : unfinished.goOn()) {
      follow(run);
      runs.restore(run);
    }
    Turn last = new Turn();
    last.then(() -> hear(runs::answerEnded));
    last.then(() -> done.complete(unfinished.goOn().stream().map(LiveRun::number).toList()));
    last.otherwise(done::completeExceptionally);
    runs.write(last);
  }

  /**
   * Starts a run and waits until that is in the log.
   *
   * @return the run's number
   * @throws RefusedStart when a param is missing or wrong, or a step claims more than there is
   * @throws java.util.concurrent.RejectedExecutionException when the loop has been closed
   */
  public long start(StartRequest request) {
    return joined(submit(request));
  }

  private static <T> T joined(CompletableFuture<T> done) {
    try {
      return done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }

  /**
   * {@link #start} without the wait: the future completes once the run is in the log; it fails with
   * {@link AlreadyPlanned} where there is a run for the time it was planned for.
   *
   * @throws RefusedStart when a param is missing or wrong, or a step claims more than there is
   */
  public CompletableFuture<Long> submit(StartRequest request) {
    Accepted accepted = accept(request);
    CompletableFuture<Long> number = new CompletableFuture<>();
    inbox.execute(
        () -> {
          try {
            create(accepted, number);
          } catch (RuntimeException | Error e) {
            number.completeExceptionally(e);
            throw e;
          }
        });
    return number;
  }

  /**
   * Waits for the end of a run.
   *
   * @throws IllegalArgumentException when there is no such run
   */
  public Run await(long number) throws InterruptedException {
    try {
      return ended(number).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * Completes with the run once it has ended; fails where it cannot be brought to an end, such as
   * with {@link Journal.JournalStopped}.
   */
  public CompletableFuture<Run> ended(long number) {
    CompletableFuture<Run> end = ends.get(number);
    if (end != null) {
      return end.copy();
    }
    return ports
        .runs()
        .run(number)
        .map(CompletableFuture::completedFuture)
        .orElseThrow(() -> new IllegalArgumentException("there is no run " + number));
  }

  /** Asks a run to stop without a reason, as {@link #cancel(long, Cancellation)} does. */
  public CompletableFuture<Run> cancel(long number, String actor) {
    return cancel(number, Cancellation.by(actor));
  }

  /**
   * Asks a run to stop: nothing but cleanups starts any more, what runs is asked to end. Cancelling
   * what has ended does nothing.
   *
   * @return completes when everything of the run has ended
   */
  public CompletableFuture<Run> cancel(long number, Cancellation by) {
    CompletableFuture<Run> end = ended(number);
    hear(() -> runs.live(number).ifPresent(run -> runs.cancel(run, by)));
    return end;
  }

  /**
   * Launches nothing more of a run, until it is resumed; what runs goes on. To pause a paused run
   * changes nothing.
   *
   * @return completes with the run as it is then, once that is in the log; fails with {@link
   *     IllegalStateException} when it has ended
   */
  public CompletableFuture<Run> pause(long number, String actor) {
    return change(number, (run, turn) -> runs.pause(run, actor, turn));
  }

  /**
   * Lets a paused run go on. To resume a run that is not paused changes nothing.
   *
   * @return as {@link #pause}
   */
  public CompletableFuture<Run> resume(long number, String actor) {
    return change(number, (run, turn) -> runs.resume(run, actor, turn));
  }

  private CompletableFuture<Run> change(long number, BiConsumer<LiveRun, Turn> change) {
    CompletableFuture<Run> changed = new CompletableFuture<>();
    inbox.execute(
        () -> {
          Optional<LiveRun> live = runs.live(number);
          if (live.isEmpty()) {
            changed.completeExceptionally(
                new IllegalStateException("run " + number + " does not go on"));
            return;
          }
          Turn turn = new Turn();
          turn.then(() -> changed.complete(live.get().run()));
          turn.otherwise(changed::completeExceptionally);
          change.accept(live.get(), turn);
        });
    return changed;
  }

  /**
   * Starts a new run that runs another one again and takes over what is unchanged.
   *
   * @throws RefusedStart when it cannot be run again, or not like this
   */
  public Rerun rerun(RerunRequest request) {
    return joined(submitRerun(request));
  }

  /** {@link #rerun} without the wait: completes once the new run is in the log. */
  public CompletableFuture<Rerun> submitRerun(RerunRequest request) {
    Rerunning.Prepared prepared = new Rerunning(ports, definitions, personal).prepare(request);
    return submit(prepared.request()).thenApply(run -> new Rerun(run, prepared.plan()));
  }

  /** What keeps the nodes of a run waiting that could start otherwise. */
  public CompletableFuture<Map<StepKey, List<Shortage>>> shortages(long number) {
    return CompletableFuture.completedFuture(number).thenApplyAsync(runs::shortages, inbox);
  }

  /**
   * Hears what somebody says to an attempt that waits for it, such as an approval: writes it, and
   * launches the same attempt again.
   *
   * @return completes when that is in the log; fails with {@link Journal.Conflict} when it cannot
   *     be said, with IllegalArgumentException when the attempt does not wait
   */
  public CompletableFuture<Void> approve(long run, long attempt, String actor, Fact answer) {
    CompletableFuture<Void> heard = new CompletableFuture<>();
    inbox.execute(
        () -> {
          try {
            runs.answer(run, attempt, actor, answer);
            heard.complete(null);
          } catch (Journal.Conflict | IllegalArgumentException e) {
            heard.completeExceptionally(e);
          } catch (RuntimeException | Error e) {
            heard.completeExceptionally(e);
            throw e;
          }
        });
    return heard;
  }

  /**
   * The run that tries again what this one failed to do, as its pipeline's {@code retry} asks;
   * known once this one has ended, and to the process that ran it.
   */
  public Optional<Long> retriedBy(long failed) {
    return runs.retriedBy(failed);
  }

  /**
   * Launches nothing from now on, and asks what runs longer than so long to stop: what is ready or
   * stopped waits for a later process. Completes when nothing runs and that is in the log.
   */
  public CompletableFuture<@Nullable Void> drain(Duration longest) {
    var done = new CompletableFuture<@Nullable Void>();
    hear(() -> runs.drain(longest, done));
    return done;
  }

  /** Numbers of the runs that go on now. */
  public List<Long> running() {
    return ends.entrySet().stream()
        .filter(run -> !run.getValue().isDone())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /**
   * A request that may be done.
   *
   * @param params every param's value
   * @param kept those for the log
   */
  private record Accepted(
      StartRequest request,
      Map<String, Value> params,
      Map<String, Value> kept,
      FrozenDefinitions.Frozen frozen) {}

  private Accepted accept(StartRequest request) {
    ParamValues values = ParamValues.of(request.pipeline(), request.params(), request.runDate());
    if (!values.errors().isEmpty()) {
      throw new RefusedStart(List.copyOf(values.errors().values()));
    }
    List<String> refusals = limits.refusals(request.pipeline());
    if (!refusals.isEmpty()) {
      throw new RefusedStart(refusals);
    }
    FrozenDefinitions.Frozen frozen = definitions.freeze(request.pipeline());
    Map<String, Value> kept = personal.hide(request.pipeline(), values.values());
    return new Accepted(request, values.values(), kept, frozen);
  }

  private void create(Accepted accepted, CompletableFuture<Long> number) {
    Optional<AlreadyPlanned> refusal = planned.refusal(accepted.request);
    if (refusal.isPresent()) {
      number.completeExceptionally(refusal.get());
      return;
    }
    Turn turn = new Turn();
    LiveRun run = create(accepted, turn);
    turn.then(() -> number.complete(run.number()));
    turn.otherwise(number::completeExceptionally);
    runs.begin(run, turn);
  }

  /** Adds the creation of a run to a turn; the run does not begin yet. */
  private LiveRun create(Accepted accepted, Turn turn) {
    StartRequest request = accepted.request;
    RunEvents.RunCreated event = request.created(accepted.kept, accepted.frozen.digest());
    Run.By by = new Run.By(request.actor(), ports.clock().instant());
    Run run = Run.created(runs.nextRun(), event, accepted.kept, by);
    turn.add(request, run.number(), event);
    planned.take(request, run.number(), turn);
    LiveRun live = new LiveRun(run, request, accepted.params, accepted.frozen.blueprint());
    follow(live);
    return live;
  }

  private void follow(LiveRun run) {
    ends.put(run.number(), run.end());
    run.end().whenComplete((ended, failure) -> forget(run.number(), failure));
  }

  /** Of a run that cannot go on the tables will not tell: its end stays known here. */
  private void forget(long run, @Nullable Throwable failure) {
    if (failure == null) {
      ends.remove(run);
    }
  }

  /**
   * Does the task in the loop. Once the loop is closed it is dropped: a thread may report its end
   * after that, and nobody is left to write it down; the next start finds the attempt lost.
   */
  private void hear(Runnable task) {
    try {
      inbox.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("heard after the end, and dropped", e);
    }
  }
}
