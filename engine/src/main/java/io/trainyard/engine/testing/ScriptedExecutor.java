package io.trainyard.engine.testing;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Runs nothing: answers each attempt as told. A step that nothing was said about succeeds at once,
 * with an artifact for each of its outputs. Thread-safe.
 */
public final class ScriptedExecutor implements StepExecutor {
  /** Guarded by this, like everything below. */
  private final Map<String, Function<AttemptOrder, Outcome>> answers = new HashMap<>();

  private final Set<String> held = new HashSet<>();
  private final Set<String> deaf = new HashSet<>();
  private final List<AttemptOrder> submitted = new ArrayList<>();
  private final Map<Long, Held> running = new LinkedHashMap<>();
  private final Map<Long, Listener> listeners = new HashMap<>();

  private Optional<Duration> lease = Optional.empty();

  private record Held(AttemptOrder order, Listener listener) {}

  /** Answers every attempt of a step at once. */
  public synchronized ScriptedExecutor answer(
      String step, Function<AttemptOrder, Outcome> outcome) {
    answers.put(step, outcome);
    return this;
  }

  /** Keeps attempts of these steps running until {@link #end}, or until they are cancelled. */
  public synchronized ScriptedExecutor hold(String... steps) {
    held.addAll(List.of(steps));
    return this;
  }

  /** Keeps attempts of these steps running whoever asks them to stop. */
  public synchronized ScriptedExecutor holdDeaf(String... steps) {
    deaf.addAll(List.of(steps));
    return hold(steps);
  }

  /** From now on attempts may say nothing for so long before they count as lost. */
  public synchronized ScriptedExecutor lease(Duration silence) {
    lease = Optional.of(silence);
    return this;
  }

  /** Says that the held attempts of a step are alive. */
  public void heartbeat(String step) {
    List<Held> alive;
    synchronized (this) {
      alive =
          running.values().stream().filter(each -> each.order.step().name().equals(step)).toList();
    }
    alive.forEach(each -> each.listener.heartbeat(each.order));
  }

  /** Ends the running attempt of a step. */
  public void end(String step, Outcome outcome) {
    AttemptOrder order =
        running().stream()
            .filter(each -> each.step().name().equals(step))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("step '" + step + "' does not run"));
    end(order, outcome);
  }

  /** Ends a running attempt. */
  public void end(AttemptOrder order, Outcome outcome) {
    take(order).listener.ended(order, outcome);
  }

  /** Reports once more on an attempt that was submitted, whatever became of it. */
  public void report(AttemptOrder order, Outcome outcome) {
    listener(order).ended(order, outcome);
  }

  /** Reports what an attempt measured, whatever became of it. */
  public void measure(AttemptOrder order, String name, double x, double value) {
    listener(order).metric(order, name, x, value);
  }

  private synchronized Listener listener(AttemptOrder order) {
    Listener listener = listeners.get(order.token());
    if (listener == null) {
      throw new IllegalStateException("attempt " + order.attempt() + " was never submitted");
    }
    return listener;
  }

  /** What a step succeeds with that nothing else was said about. */
  public static Outcome.Succeeded success(AttemptOrder order) {
    Outcome.Builder outcome = Outcome.succeeded();
    for (Output output : order.step().outputs()) {
      outcome.output(output.name(), artifact(order, output));
    }
    return outcome.build();
  }

  /** The artifact of one output: its digest follows from run, step and output. */
  public static Artifact artifact(AttemptOrder order, Output output) {
    String name = order.step().name() + "." + output.name();
    return new Artifact(
        name, output.kind().word(), Digest.of(order.run() + "/" + name), name.length(), Map.of());
  }

  /** Every order so far. */
  public synchronized List<AttemptOrder> submitted() {
    return List.copyOf(submitted);
  }

  /** The orders that are held now. */
  public synchronized List<AttemptOrder> running() {
    return running.values().stream().map(Held::order).toList();
  }

  @Override
  public Running submit(AttemptOrder order, Listener listener) {
    Optional<Outcome> answer = take(order, listener);
    Optional<Duration> silence = leaseNow();
    answer.ifPresent(outcome -> listener.ended(order, outcome));
    return new Running() {
      @Override
      public void cancel() {
        stop(order);
      }

      @Override
      public Optional<Duration> lease() {
        return silence;
      }

      @Override
      public String place() {
        return "thread 'step-" + order.attempt() + "'";
      }
    };
  }

  @Override
  public void close() {
    running().forEach(this::stop);
  }

  private synchronized Optional<Duration> leaseNow() {
    return lease;
  }

  private synchronized Optional<Outcome> take(AttemptOrder order, Listener listener) {
    submitted.add(order);
    listeners.put(order.token(), listener);
    String step = order.step().name();
    if (held.contains(step)) {
      running.put(order.token(), new Held(order, listener));
      return Optional.empty();
    }
    return Optional.of(answers.getOrDefault(step, ScriptedExecutor::success).apply(order));
  }

  private synchronized Held take(AttemptOrder order) {
    Held taken = running.remove(order.token());
    if (taken == null) {
      throw new IllegalStateException("attempt " + order.attempt() + " does not run");
    }
    return taken;
  }

  private void stop(AttemptOrder order) {
    Held stopped;
    synchronized (this) {
      if (deaf.contains(order.step().name()) || !running.containsKey(order.token())) {
        return;
      }
      stopped = take(order);
    }
    stopped.listener.ended(order, Outcome.Failed.error("interrupted"));
  }
}
