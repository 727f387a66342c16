package io.trainyard.web.app;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.run.AttemptJson;
import io.trainyard.executors.data.TableSession;
import io.trainyard.executors.place.AttemptReport;
import io.trainyard.executors.place.WorkerOrder;
import java.nio.file.Path;

/**
 * Gets ready what nearly every attempt needs, while a worker waits for its order: the JSON of
 * orders and the table library. What goes wrong here is told when it is really needed.
 */
final class WarmUp implements Runnable {
  private final ArtifactStore artifacts;
  private final Path temporary;

  /**
   * A warm-up.
   *
   * @param temporary where a table session may write; nothing is written
   */
  WarmUp(ArtifactStore artifacts, Path temporary) {
    this.artifacts = artifacts;
    this.temporary = temporary;
  }

  @Override
  public void run() {
    AttemptJson json = new AttemptJson(artifacts);
    json.prepare(WorkerOrder.class);
    json.write(new AttemptReport.Heartbeat(0));
    TableSession.open(temporary).close();
  }
}
