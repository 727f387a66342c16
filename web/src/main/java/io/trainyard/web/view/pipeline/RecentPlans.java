package io.trainyard.web.view.pipeline;

import io.trainyard.engine.why.RunPlan;
import io.trainyard.web.api.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans of runs with the usual params. A plan looks at earlier runs and at sources, so one that was
 * made just now stands for a while, and a large one is made beside the page. Thread-safe.
 */
final class RecentPlans {
  private static final Logger LOG = LoggerFactory.getLogger(RecentPlans.class);
  private static final Duration AGE = Duration.ofSeconds(10);

  /** An older one is not shown, not even until the next one is there. */
  private static final Duration OLDEST = Duration.ofMinutes(10);

  /** Of so many steps a plan is made in a moment, unless the machine has much else to do. */
  private static final int FEW_STEPS = 300;

  private static final Duration FOR_FEW = Duration.ofSeconds(4);
  private static final Duration FOR_MANY = Duration.ofMillis(300);
  private static final Duration FOR_THE_NEXT = Duration.ofMillis(100);
  private static final int KEPT = 32;
  private final Function<String, RunPlan> planner;
  private final Executor executor;

  private final Map<String, Making> recent =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Making> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * Plans of the pipelines of a server.
   *
   * @param planner makes the plan of a pipeline, or throws a {@link Problem} where it cannot
   * @param executor few threads, since each plan takes a processor
   */
  RecentPlans(Function<String, RunPlan> planner, Executor executor) {
    this.planner = planner;
    this.executor = executor;
  }

  /**
   * What is asked for.
   *
   * @param state of the pipeline: another one asks for another plan
   * @param steps how many it has
   */
  record Asked(String pipeline, String state, int steps, Instant now) {}

  /**
   * A plan.
   *
   * @param plan empty where none can be made, or none is there yet
   * @param trouble why none can be made; else empty
   * @param made when what it tells of was looked at; empty where none is there yet
   * @param isUnderWay whether a newer one is being made
   */
  record Planned(
      Optional<RunPlan> plan, String trouble, Optional<Instant> made, boolean isUnderWay) {
    private static final Planned NONE_YET =
        new Planned(Optional.empty(), "", Optional.empty(), true);

    private Planned underWay() {
      return new Planned(plan, trouble, made, true);
    }

    private boolean isYounger(Duration age, Instant now) {
      return made.filter(moment -> now.isBefore(moment.plus(age))).isPresent();
    }
  }

  /** The last plan of a pipeline in a state, and the next one while it is made. */
  private static final class Making {
    private Planned last = Planned.NONE_YET;
    private @Nullable CompletableFuture<Planned> next;
  }

  /**
   * What a run would do now, or did a moment ago; a large plan that is not there is not awaited.
   */
  Planned of(Asked asked) {
    Planned last;
    CompletableFuture<Planned> next;
    synchronized (recent) {
      Making making =
          recent.computeIfAbsent(asked.pipeline() + " " + asked.state(), absent -> new Making());
      last = making.last;
      if (last.isYounger(AGE, asked.now())) {
        return last;
      }
      next = making.next == null ? begin(making, asked) : making.next;
    }
    boolean isShown = last.isYounger(OLDEST, asked.now());
    Duration patience = asked.steps() <= FEW_STEPS ? FOR_FEW : isShown ? FOR_THE_NEXT : FOR_MANY;
    return await(next, patience).orElse(isShown ? last.underWay() : Planned.NONE_YET);
  }

  private static Optional<Planned> await(CompletableFuture<Planned> next, Duration patience) {
    try {
      return Optional.of(next.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a plan is never completed by a failure", e);
    }
  }

  private CompletableFuture<Planned> begin(Making making, Asked asked) {
    CompletableFuture<Planned> next = new CompletableFuture<>();
    making.next = next;
    executor.execute(
        () -> {
          Planned made = plan(asked);
          synchronized (recent) {
            making.last = made;
            making.next = null;
          }
          next.complete(made);
        });
    return next;
  }

  private Planned plan(Asked asked) {
    try {
      RunPlan plan = planner.apply(asked.pipeline());
      return new Planned(Optional.of(plan), "", Optional.of(asked.now()), false);
    } catch (Problem e) {
      return trouble(asked, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.warn("no plan of '{}' can be made", asked.pipeline(), e);
      return trouble(asked, "something went wrong that the log of the server tells.");
    }
  }

  private static Planned trouble(Asked asked, String why) {
    return new Planned(Optional.empty(), why, Optional.of(asked.now()), false);
  }
}
