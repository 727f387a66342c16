package io.trainyard.web.view.pipeline;

import io.trainyard.engine.why.RunPlan;
import io.trainyard.web.api.PipelinesDesk;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.RunStart;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Plans of runs with the usual params. A plan looks at earlier runs and at sources, so one that was
 * made just now stands for a while. Thread-safe.
 */
final class RecentPlans {
  private static final Duration AGE = Duration.ofSeconds(10);
  private static final int KEPT = 32;
  private final PipelinesDesk desk;

  private final Map<String, Planned> recent =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Planned> eldest) {
          return size() > KEPT;
        }
      };

  RecentPlans(PipelinesDesk desk) {
    this.desk = desk;
  }

  /**
   * A plan.
   *
   * @param plan empty where none can be made
   * @param trouble why not; else empty
   */
  record Planned(Optional<RunPlan> plan, String trouble, Instant made) {}

  /**
   * What a run would do now.
   *
   * @param state of the pipeline: another one asks for another plan
   */
  Planned of(String pipeline, String state, Instant now) {
    String key = pipeline + " " + state;
    synchronized (recent) {
      Planned known = recent.get(key);
      if (known != null && now.isBefore(known.made().plus(AGE))) {
        return known;
      }
    }
    Planned made = plan(pipeline, now);
    synchronized (recent) {
      recent.put(key, made);
    }
    return made;
  }

  private Planned plan(String pipeline, Instant now) {
    try {
      RunPlan plan = desk.plan(pipeline, new RunStart(null, null, null, null)).plan();
      return new Planned(Optional.of(plan), "", now);
    } catch (Problem e) {
      return new Planned(Optional.empty(), String.valueOf(e.getMessage()), now);
    }
  }
}
