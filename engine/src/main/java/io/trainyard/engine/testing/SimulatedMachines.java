package io.trainyard.engine.testing;

import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Where the attempts of a {@link Simulation} run, as they really do: whatever the engine believes,
 * this knows what runs. Attempts end when they are told to.
 */
final class SimulatedMachines implements StepExecutor {
  private static final int DEAF_ONE_IN = 12;
  private static final int LEASED_ONE_IN = 4;
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final RandomGenerator random;
  private final Consumer<SimulatedFault> faults;
  private final int slots;

  /** What runs now, by token, and everything that was ever launched. */
  private final Map<Long, Launched> running = new LinkedHashMap<>();

  private final List<Launched> launched = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();

  /** What attempts that wait have left for their next launch, by attempt. */
  private final Map<Long, String> states = new HashMap<>();

  private @Nullable Listener listener;
  private boolean isDead;
  private int mostAtOnce;

  /**
   * One launch.
   *
   * @param isDeaf whether it goes on whoever asks it to stop
   * @param isLeased whether it tells that it is alive, and may fall silent
   */
  record Launched(AttemptOrder order, boolean isDeaf, boolean isLeased) {}

  SimulatedMachines(RandomGenerator random, int slots, Consumer<SimulatedFault> faults) {
    this.random = random;
    this.slots = slots;
    this.faults = faults;
  }

  /** What the engine did that it must not, such as to run an attempt twice at once. */
  List<String> violations() {
    return violations;
  }

  int mostAtOnce() {
    return mostAtOnce;
  }

  List<Launched> running() {
    return List.copyOf(running.values());
  }

  /** Every launch so far that no longer runs. */
  List<AttemptOrder> ended() {
    return launched.stream()
        .map(Launched::order)
        .filter(order -> !running.containsKey(order.token()))
        .toList();
  }

  /** The process dies, and what ran in it. Its launches may still be reported of afterwards. */
  void die() {
    isDead = true;
    running.clear();
  }

  /** A new process; what an earlier one launched is known to it as reports that come late. */
  void revive() {
    isDead = false;
    listener = null;
  }

  @Override
  public Running submit(AttemptOrder order, Listener reports) {
    boolean isDeaf = random.nextInt(DEAF_ONE_IN) == 0;
    boolean isLeased = random.nextInt(LEASED_ONE_IN) == 0;
    Launched launch = new Launched(order, isDeaf, isLeased);
    if (!isDead) {
      listener = reports;
      look(order);
      launched.add(launch);
      running.put(order.token(), launch);
      mostAtOnce = Math.max(mostAtOnce, running.size());
    }
    return new Running() {
      @Override
      public void cancel() {
        stop(launch);
      }

      @Override
      public String place() {
        return "machine " + order.token();
      }

      @Override
      public Optional<Duration> lease() {
        return isLeased ? Optional.of(LEASE) : Optional.empty();
      }
    };
  }

  /** Holds what is launched against what runs. */
  private void look(AttemptOrder order) {
    String what = "attempt " + order.attempt() + " of step '" + order.step().name() + "'";
    if (running.values().stream().anyMatch(each -> each.order.attempt() == order.attempt())) {
      violations.add(what + " runs twice at once");
    }
    if (launched.stream().anyMatch(each -> each.order.token() == order.token())) {
      violations.add(what + " is launched under a token that was used before");
    }
    String state = states.get(order.attempt());
    if (state != null && !state.equals(order.state())) {
      violations.add(what + " is launched without the state that it waited with");
    }
    if (running.size() >= slots) {
      violations.add(what + " is launched although all " + slots + " slots are held");
    }
  }

  private void stop(Launched launch) {
    if (isDead || !running.containsKey(launch.order.token())) {
      return;
    }
    if (launch.isDeaf) {
      faults.accept(SimulatedFault.DEAF_ATTEMPT);
    } else if (random.nextBoolean()) {
      end(launch.order, Outcome.Failed.error("interrupted"));
    }
  }

  /** An attempt ends here and now. */
  void end(AttemptOrder order, Outcome outcome) {
    running.remove(order.token());
    if (outcome instanceof Outcome.Waiting waiting) {
      states.put(order.attempt(), waiting.state());
    }
    report(order, outcome);
  }

  /** Somebody reports of an attempt, whatever became of it. */
  void report(AttemptOrder order, Outcome outcome) {
    if (listener != null) {
      listener.ended(order, outcome);
    }
  }

  /** Those that live tell so. */
  void beat() {
    for (Launched launch : running()) {
      if (launch.isLeased && listener != null) {
        listener.heartbeat(launch.order);
      }
    }
  }

  @Override
  public void close() {
    running.clear();
  }
}
