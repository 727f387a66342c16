package io.trainyard.engine.trigger;

import io.trainyard.engine.pipeline.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What lets runs of a pipeline start.
 *
 * @param signals in file order, at least one
 * @param all whether a run needs all of them; else each of them starts one
 * @param secrets by name of a hook, the path of the secret that its calls are signed with
 * @param key the path of what two events have in common that are one; empty = no two are
 * @param debounce a run waits until nothing was heard for so long; zero = it does not
 * @param atMostEvery the least time between the starts of two runs; zero = none
 * @param stableFor a file has arrived once its size has not changed for so long
 * @param params by param, a literal or the term {@code event(path)}
 */
public record EventTrigger(
    List<Signal> signals,
    boolean all,
    Map<String, String> secrets,
    Optional<String> key,
    Duration debounce,
    Duration atMostEvery,
    Duration stableFor,
    Map<String, Value> params) {

  /** Between the signals of a trigger that needs all of them. */
  static final String ALL = " and ";

  public EventTrigger {
    signals = List.copyOf(signals);
    secrets = Map.copyOf(secrets);
    params = java.util.Collections.unmodifiableMap(new TreeMap<>(params));
  }

  /** What it is known by in the log: its signals, so that another word changes nothing of it. */
  public String name() {
    return signals.stream().map(Signal::id).collect(Collectors.joining(all ? ALL : " or "));
  }

  /** Whether it makes one run of several events. */
  boolean isGathering() {
    return !debounce.isZero() || !atMostEvery.isZero();
  }
}
