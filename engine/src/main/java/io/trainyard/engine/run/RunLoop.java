package io.trainyard.engine.run;

import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.pipeline.Dag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the {@link Runner} does in its loop: takes what happened, asks {@link Planner} what follows,
 * writes that, then does it. Every method is called by the loop alone.
 *
 * <p>It takes all that waits at once and makes a turn of each: these are handed to the journal
 * together and waited for once. Memory is ahead of the log meanwhile, but nobody sees it before.
 */
final class RunLoop implements Inbox.Worker, Decider.Others, Wakes.Sleeper {
  private static final List<ReadyQueue.Waiter> NOBODY = List.of();
  private final RunnerPorts ports;
  private final RunnerSettings settings;
  private final Launcher.Wiring wiring;
  private final Audience audience;
  private final Launcher launcher;
  private final LoopState state;
  private final Decider decider;
  private final Wakes wakes;

  /** The runs that try again what others failed to do, by the number of the one that failed. */
  private final Map<Long, Long> retried = new ConcurrentHashMap<>();

  private final ReadyQueue ready;
  private final Outbox outbox;
  private final RunChanges changes;
  private final StaleReports stale;
  private final Calls calls;

  private long lastRun;

  /**
   * The loop's work.
   *
   * @param starts adds the creation of a run that a step calls to a turn
   */
  RunLoop(Launcher.Wiring wiring, BiFunction<StartRequest, Turn, LiveRun> starts) {
    this.wiring = wiring;
    this.ports = wiring.ports();
    this.settings = wiring.settings();
    this.audience = wiring.audience();
    this.outbox = new Outbox(ports.journal());
    this.launcher = new Launcher(wiring, this::reported, this::overdue, outbox::add);
    this.stale = new StaleReports(ports.runs(), audience);
    Runs.Numbers numbers = ports.runs().numbers();
    this.lastRun = numbers.run();
    this.changes = new RunChanges(ports.clock(), audience, numbers.attempt());
    this.calls = new Calls(changes, ports.references(), starts);
    this.ready = new ReadyQueue(settings.limits(), calls::age);
    this.state = new LoopState(ready, changes, calls);
    this.wakes = new Wakes(ports, wiring.loop(), this);
    this.decider =
        new Decider(new Decider.Parts(state, launcher, ports.runs(), wakes, this, starts));
  }

  @Override
  public void look(Runnable task) {
    guard(task);
  }

  @Override
  public void write() {
    guard(outbox::flush);
    launcher.tellDrained();
  }

  void drain(Duration longest, CompletableFuture<@Nullable Void> done) {
    launcher.drain(longest, done);
  }

  /**
   * After a failure that nothing foresaw, above all a journal that stopped, memory may be ahead of
   * the log: no run can go on.
   */
  private void guard(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      outbox.drop(e);
      List.copyOf(state.live.values()).forEach(run -> abandon(run, e));
    }
  }

  long nextRun() {
    return ++lastRun;
  }

  Optional<LiveRun> live(long number) {
    return state.live(number);
  }

  /** Takes up a run that was accepted; the turn says so. */
  void begin(LiveRun run, Turn turn) {
    state.live.put(run.number(), run);
    decider.holdBack(run, turn);
    Run accepted = run.run();
    turn.then(() -> audience.tell(each -> each.runChanged(accepted)));
    goOn(run, turn);
  }

  @Override
  public void begin(LiveRun run) {
    begin(run, new Turn());
  }

  @Override
  public void cancel(LiveRun run) {
    cancel(run, Cancellation.by(Turn.ENGINE));
  }

  @Override
  public void retried(LiveRun failed, LiveRun next) {
    retried.put(failed.number(), next.number());
  }

  /** The run that tries again what this one failed to do; known to this process only. */
  Optional<Long> retriedBy(long failed) {
    return Optional.ofNullable(retried.get(failed));
  }

  /** Asks a run to stop; once is enough. */
  void cancel(LiveRun run, Cancellation by) {
    if (run.isCancelled() || run.run().state().isDone()) {
      return;
    }
    Turn turn = new Turn();
    changes.cancel(run, by, turn);
    turn.then(() -> launcher.stop(run));
    goOn(run, turn);
    calls.calledBy(run).forEach(child -> live(child).ifPresent(each -> cancel(each, by)));
  }

  /** Launches nothing more of a run until it is resumed; what runs goes on. */
  void pause(LiveRun run, String actor, Turn turn) {
    if (run.run().pausedBy().isEmpty()) {
      changes.pause(run, actor, turn);
      ready.removeAll(run);
      state.gate.leaveLine(run);
    }
    goOn(run, turn);
  }

  /** Lets a run that was paused go on. */
  void resume(LiveRun run, String actor, Turn turn) {
    if (run.run().pausedBy().isPresent()) {
      changes.resume(run, actor, turn);
      // What was due before the pause is not any more where the clock was set back meanwhile.
      run.open().stream()
          .filter(attempt -> attempt.state() != AttemptState.RUNNING)
          .forEach(attempt -> wakes.at(run, attempt.node(), attempt.notBefore(), turn));
    }
    goOn(run, turn);
  }

  /** Takes up a run that an earlier process left: what ran then is lost. */
  void restore(LiveRun run) {
    state.live.put(run.number(), run);
    if (run.run().state() == RunState.RUNNING) {
      state.gate.admit(run);
    }
    Turn turn = new Turn();
    for (Attempt attempt : run.open()) {
      if (attempt.state() == AttemptState.RUNNING) {
        changes.fail(run, attempt, LostRuns.outcome(), turn);
      } else if (run.plan(attempt.step()).isApproval() && attempt.state() == AttemptState.WAITING) {
        changes.wake(run, attempt); // what has been answered since is in the log
      } else {
        wakes.at(run, attempt.node(), attempt.notBefore(), turn);
      }
      wakes.atDeadline(run, attempt.node(), turn);
    }
    calls.restore(run);
    decider.holdBack(run, turn);
    goOn(run, turn);
  }

  /** What keeps nodes of a run waiting for a slot. */
  Map<StepKey, List<Shortage>> shortages(long run) {
    return ready.shortages(run);
  }

  /** Writes a turn that is of no run that goes on. */
  void write(Turn turn) {
    outbox.add(turn);
  }

  /**
   * Writes what somebody says to an attempt that waits for it, and has it launched again.
   *
   * @throws Conflict when it cannot be said
   * @throws IllegalArgumentException when the attempt does not wait
   */
  void answer(long run, long attempt, String actor, Fact answer) throws Conflict {
    LiveRun live = live(run).orElseThrow(() -> notWaiting(attempt));
    Attempt waiting =
        live.progress().nodes().stream()
            .filter(node -> !node.plan.isCall())
            .flatMap(node -> node.last().stream())
            .filter(last -> last.id() == attempt && last.state() == AttemptState.WAITING)
            .findFirst()
            .orElseThrow(() -> notWaiting(attempt));
    Turn turn = new Turn();
    turn.add(answer, actor, run);
    outbox.write(turn);
    changes.wake(live, waiting);
    goOn(live, new Turn());
  }

  private static IllegalArgumentException notWaiting(long attempt) {
    return new IllegalArgumentException("attempt " + attempt + " does not wait for an answer");
  }

  /** Lets go of a run that cannot go on, such as when nothing can be written any more. */
  private void abandon(LiveRun run, Throwable reason) {
    state.forget(run);
    calls.forget(run);
    launcher.giveUp(run);
    run.end().completeExceptionally(reason);
  }

  /** Adds all that follows to the turn, and writes it with the next. */
  private void goOn(LiveRun run, Turn turn) {
    goOn(run, turn, now());
  }

  private void goOn(LiveRun run, Turn turn, Instant time) {
    decider.decide(run, turn, time);
    grant(turn);
    outbox.add(turn);
    while (!state.later.isEmpty()) {
      state.later.remove().run();
    }
    state.gate.next(run).ifPresent(next -> goOn(next, new Turn()));
  }

  /** Ends the calls whose run had ended already when this process began. */
  void answerEnded() {
    for (Calls.Caller caller : calls.all()) {
      Optional<Run> child = ports.runs().run(caller.child()).filter(run -> run.state().isDone());
      if (child.isPresent() && live(caller.child()).isEmpty()) {
        List<Attempt> attempts = ports.runs().attempts(caller.child());
        calls
            .take(child.get())
            .ifPresent(each -> answer(each, Calls.outcome(each, child.get(), attempts)));
      }
    }
  }

  /** The run that an attempt waited for has ended, and so does the attempt. */
  @Override
  public void answer(Calls.Caller caller, LiveRun child) {
    List<Attempt> attempts =
        child.progress().nodes().stream().flatMap(node -> node.last().stream()).toList();
    answer(caller, Calls.outcome(caller, child.run(), attempts));
  }

  private void answer(Calls.Caller caller, Outcome outcome) {
    LiveRun run = caller.run();
    Optional<Attempt> waiting = caller.attempt();
    if (waiting.isEmpty() || !state.goesOn(run)) {
      return;
    }
    Turn turn = new Turn();
    Attempt attempt = waiting.get();
    if (run.isCancelled()) {
      changes.cancel(run, attempt, turn);
    } else if (run.progress().isLate(attempt)) {
      changes.expire(run, attempt, 0, turn);
    } else {
      List<RunEvents.Used> used = RunEvents.used(attempt.inputs());
      Attempt ending = changes.launch(run, attempt, launcher.nextToken(), used, turn);
      if (outcome instanceof Outcome.Failed failed) {
        changes.fail(run, ending, failed, turn);
      } else if (outcome instanceof Outcome.Succeeded succeeded) {
        changes.succeed(run, ending, succeeded, turn);
      }
    }
    goOn(run, turn);
  }

  private void grant(Turn turn) {
    for (ReadyQueue.Waiter next : launcher.isDraining() ? NOBODY : ready.take()) {
      launcher.start(next.run(), next.attempt(), turn);
    }
  }

  private void reported(AttemptOrder order, Outcome outcome) {
    Optional<Launch> launch = launcher.release(order);
    Optional<LiveRun> run = live(order.run());
    Optional<Attempt> attempt = run.flatMap(each -> each.current(order));
    if (launch.isEmpty() || attempt.isEmpty()) {
      stale.tell(order, run);
      launch.ifPresent(freed -> grantFreed(order));
      return;
    }
    complete(run.orElseThrow(), attempt.get(), launch.get().verdict(outcome, now()));
  }

  private void complete(LiveRun run, Attempt attempt, Outcome outcome) {
    Turn turn = new Turn();
    if (run.isCancelled() && !Dag.isCleanup(run.step(attempt.step()))) {
      changes.cancel(run, attempt, turn);
    } else if (outcome instanceof Outcome.Failed failed) {
      changes.fail(run, attempt, failed, turn);
    } else if (outcome instanceof Outcome.Waiting waiting) {
      changes.waitFor(run, attempt, waiting, turn);
      wakes.at(run, attempt.node(), waiting.until(), turn);
    } else if (outcome instanceof Outcome.Reused reused) {
      changes.reuse(run, attempt, reused, turn);
    } else if (outcome instanceof Outcome.Succeeded succeeded) {
      if (!succeeded.facts().isEmpty()) {
        state(run, attempt, succeeded);
        return;
      }
      changes.succeed(run, attempt, succeeded, turn);
    }
    ready.release(attempt.id());
    goOn(run, turn);
  }

  /** The facts stand or fall with the end of the attempt; others may have been faster. */
  private void state(LiveRun run, Attempt attempt, Outcome.Succeeded outcome) {
    Turn turn = new Turn();
    changes.state(run, attempt, outcome, turn);
    try {
      outbox.write(turn);
    } catch (Conflict e) {
      overtaken(run, attempt, String.valueOf(e.getMessage()));
      return;
    }
    ready.release(attempt.id());
    goOn(run, new Turn());
  }

  private void overtaken(LiveRun run, Attempt attempt, String why) {
    if (run.countRelaunch(attempt) < settings.launches()) {
      Turn turn = new Turn();
      launcher.again(run, attempt, why, turn);
      outbox.add(turn);
      return;
    }
    String message = "others were faster " + settings.launches() + " times in a row: " + why;
    complete(run, attempt, Outcome.Failed.error(message));
  }

  /**
   * It was asked to stop, the grace is over, and it still runs: it ends here but keeps its slot.
   */
  private void overdue(Launch launch) {
    LiveRun run = launch.run();
    Optional<Attempt> attempt = run.current(launch.order());
    if (state.goesOn(run) && attempt.isPresent()) {
      Turn turn = new Turn();
      changes.fail(run, attempt.get(), launch.overdue(settings.grace()), turn);
      ready.markOverdue(attempt.get().id());
      goOn(run, turn);
    }
  }

  private void grantFreed(AttemptOrder order) {
    ready.release(order.attempt());
    Turn turn = new Turn();
    grant(turn);
    outbox.add(turn);
  }

  /**
   * The time has come that a node waited for, even where the clock has been set back since: nothing
   * else would wake it.
   */
  @Override
  public void wake(LiveRun run, Optional<StepKey> node, Instant time) {
    node.ifPresent(run.progress()::touch);
    goOn(run, new Turn(), time.isAfter(now()) ? time : now());
  }

  private Instant now() {
    return ports.clock().instant();
  }
}
