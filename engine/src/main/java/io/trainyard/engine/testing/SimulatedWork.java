package io.trainyard.engine.testing;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.CacheKey;
import io.trainyard.engine.run.Fact;
import io.trainyard.engine.run.FailureCause;
import io.trainyard.engine.run.Item;
import io.trainyard.engine.run.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** How attempts of a {@link Simulation} end. */
final class SimulatedWork {
  private static final int MOST_ITEMS = 4;

  private final RandomGenerator random;
  private final InstantSource clock;
  private final Consumer<SimulatedFault> faults;

  SimulatedWork(RandomGenerator random, InstantSource clock, Consumer<SimulatedFault> faults) {
    this.random = random;
    this.clock = clock;
    this.faults = faults;
  }

  Outcome outcome(AttemptOrder order) {
    int what = random.nextInt(24);
    if (what < 3) {
      faults.accept(SimulatedFault.FAILURE);
      return Outcome.Failed.error("by chance");
    } else if (what < 4) {
      faults.accept(SimulatedFault.FAILURE);
      return Outcome.Failed.forGood("for good");
    } else if (what < 6) {
      faults.accept(SimulatedFault.LOST_MACHINE);
      return new Outcome.Failed(FailureCause.LOST, "lost", true, List.of(), Map.of());
    } else if (what < 8) {
      Instant until = clock.instant().plusSeconds(random.nextInt(30));
      return new Outcome.Waiting(until, "a while", "{\"waits\":" + order.token() + "}");
    }
    if (what == 23 && !RandomPipelines.hasItems(order.step())) {
      CacheKey key = new CacheKey(Digest.of("key"), new TreeMap<>());
      return new Outcome.Reused(order.run(), order.attempt(), key, base(order).build());
    }
    Outcome.Builder success = base(order).decision(random.nextInt(3) > 0);
    if (what < 14) {
      String json = "{\"attempt\":" + order.attempt() + "}";
      success.metric("effect", 1).fact(new Fact(CrashingJournal.EFFECT, json));
    }
    if (RandomPipelines.hasItems(order.step())) {
      int count = random.nextInt(MOST_ITEMS + 1);
      for (int i = 0; i < count; i++) {
        success.item(Item.of("k" + i, new Value.Num(new java.math.BigDecimal(i))));
      }
    }
    return success.build();
  }

  static Outcome success(SimulatedMachines.Launched launched) {
    return base(launched.order()).build();
  }

  private static Outcome.Builder base(AttemptOrder order) {
    Outcome.Builder success = Outcome.succeeded();
    order
        .step()
        .outputs()
        .forEach(output -> success.output(output.name(), ScriptedExecutor.artifact(order, output)));
    return success;
  }
}
