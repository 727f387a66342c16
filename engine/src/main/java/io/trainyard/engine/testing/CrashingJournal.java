package io.trainyard.engine.testing;

import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.NewEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The journal of one process, which dies at the n-th write: right before it or right after it. Once
 * it is dead nothing is written any more. Now and then an effect is refused, as when two runs
 * register at once.
 */
final class CrashingJournal implements Journal {
  /** The kind of fact that stands for an effect: a version, an alias, a deployment. */
  static final String EFFECT = "simulated.effect";

  private static final int REFUSED_ONE_IN = 4;

  private final Journal real;
  private final RandomGenerator random;
  private final Consumer<SimulatedFault> faults;
  private int dieAt;
  private final boolean diesAfter;
  private int writes;
  private boolean isDead;

  /**
   * A journal that lives on, or dies.
   *
   * @param dieAt the write at which it dies, from 1; 0 = it does not
   */
  CrashingJournal(
      Journal real, RandomGenerator random, int dieAt, Consumer<SimulatedFault> faults) {
    this.real = real;
    this.random = random;
    this.faults = faults;
    this.dieAt = dieAt;
    this.diesAfter = random.nextBoolean();
  }

  boolean isDead() {
    return isDead;
  }

  /** It dies no more. */
  void survive() {
    dieAt = 0;
  }

  void die() {
    isDead = true;
  }

  @Override
  public CompletableFuture<Long> append(List<NewEvent> transaction) {
    try {
      return CompletableFuture.completedFuture(write(transaction));
    } catch (Conflict | JournalStopped e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public long write(List<NewEvent> transaction) throws Conflict {
    requireAlive();
    boolean isLast = ++writes == dieAt;
    if (isLast && !diesAfter) {
      faults.accept(SimulatedFault.CRASH_BEFORE_A_WRITE);
      die();
      requireAlive();
    }
    boolean hasEffect = transaction.stream().anyMatch(event -> event.kind().equals(EFFECT));
    if (hasEffect && random.nextInt(REFUSED_ONE_IN) == 0) {
      faults.accept(SimulatedFault.CONFLICT);
      throw new Conflict("another was faster");
    }
    long seq = real.write(transaction);
    if (isLast) {
      faults.accept(SimulatedFault.CRASH_AFTER_A_WRITE);
      die();
      requireAlive();
    }
    return seq;
  }

  private void requireAlive() {
    if (isDead) {
      throw new JournalStopped("the process is dead", new IllegalStateException("killed"));
    }
  }
}
