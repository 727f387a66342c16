package io.trainyard.engine.store;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;

/**
 * What a store needs from the world.
 *
 * @param home the folder that holds {@code log/} and {@code db/}; created when it is not there
 * @param clock stamps events and paces checkpoints
 * @param threads makes the journal thread and the one that answers callers
 * @param random gives a new store its id
 * @param pid this process, named to whoever finds the home locked
 */
public record StoreSettings(
    Path home, Clock clock, ThreadFactory threads, RandomGenerator random, long pid) {}
