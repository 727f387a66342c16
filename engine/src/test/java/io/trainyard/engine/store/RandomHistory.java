package io.trainyard.engine.store;

import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Transactions about a few runs and attempts, made without regard to what is there: some fit, most
 * do not.
 */
final class RandomHistory {
  private static final String[] STEPS = {"a", "b", "c"};

  private final Random random;

  /** Grows slowly, so that there is always something new and something old. */
  private double size = 3;

  RandomHistory(Random random) {
    this.random = random;
  }

  List<NewEvent> next() {
    size += 0.02;
    List<NewEvent> transaction = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      transaction.add(event(1 + random.nextInt((int) size)));
    }
    return transaction;
  }

  private NewEvent event(long run) {
    return switch (random.nextInt(9)) {
      case 0 -> random.nextBoolean() ? RunHistory.created(run) : RunHistory.rich(run);
      case 1 -> RunHistory.started(run);
      case 2 -> RunHistory.runEnded(run, one(RunState.values()));
      case 3 -> RunHistory.cancelAsked(run);
      case 4 -> random.nextBoolean() ? RunHistory.paused(run) : RunHistory.resumed(run);
      default -> ofAttempt(run, attemptOf(run));
    };
  }

  /** Attempts have few tokens, so that the right one is met often. */
  private NewEvent ofAttempt(long run, long id) {
    long token = 1 + random.nextInt(2);
    return switch (random.nextInt(8)) {
      case 0, 1 -> RunHistory.attempt(run, id, one(STEPS));
      case 2, 3 -> RunHistory.launched(run, id, token);
      case 4 -> RunHistory.relaunched(run, id, token, 3 - token);
      case 5 ->
          RunHistory.waits(run, id, token, Homes.START.plusNanos(random.nextInt(1_000_000_000)));
      case 6 ->
          random.nextBoolean() ? RunHistory.richEnd(run, id, token) : RunHistory.items(run, id);
      default -> RunHistory.ended(run, id, random.nextInt(3), one(AttemptState.values()));
    };
  }

  /** Each run has three ids of its own. */
  private long attemptOf(long run) {
    return 10 * run + random.nextInt(3);
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
