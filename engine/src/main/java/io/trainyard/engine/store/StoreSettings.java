package io.trainyard.engine.store;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What a store needs from the world.
 *
 * @param home the folder that holds {@code log/} and {@code db/}; created when it is not there
 * @param clock stamps events and paces checkpoints
 * @param threads makes the journal thread and the one that answers callers
 * @param random gives a new store its id
 * @param pid this process, named to whoever finds the home locked
 * @param progress told in lines how far a long opening is
 */
public record StoreSettings(
    Path home,
    Clock clock,
    ThreadFactory threads,
    RandomGenerator random,
    long pid,
    Consumer<String> progress) {

  /** Settings of a store whose opening nobody watches. */
  public StoreSettings(
      Path home, Clock clock, ThreadFactory threads, RandomGenerator random, long pid) {
    this(home, clock, threads, random, pid, line -> {});
  }
}
