package io.trainyard.executors.place;

import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.run.AttemptOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What a worker process is told, as one JSON line.
 *
 * @param aside an empty folder of this attempt alone: its work and the artifacts it makes, which
 *     count only once who gave the order has taken them in
 * @param secrets the values that the step names, by path
 * @param heartbeat how often it says that it is alive
 * @param again whether another order may come after this one; else the worker ends with it
 */
public record WorkerOrder(
    AttemptOrder attempt,
    Path aside,
    HomeSettings settings,
    Map<String, String> secrets,
    Duration heartbeat,
    boolean again) {
  public WorkerOrder {
    secrets = Map.copyOf(secrets);
  }

  /** Without the values of secrets. */
  @Override
  public String toString() {
    return "order of attempt " + attempt.attempt() + " of run " + attempt.run();
  }
}
