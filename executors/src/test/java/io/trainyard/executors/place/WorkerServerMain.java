package io.trainyard.executors.place;

import io.trainyard.engine.pipeline.Value;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that has an attempt done by a worker, until it is killed; for tests. */
public final class WorkerServerMain {
  private WorkerServerMain() {}

  /** The folder, and what the attempt does. */
  public static void main(String[] arguments) throws Exception {
    TestHome home = new TestHome(Path.of(arguments[0]));
    WorkerExecutor workers = Workers.executor(home, Workers.command(home), Workers.PATIENT);
    workers.submit(
        home.order(
            TestHome.step(
                "apart",
                "step",
                java.util.List.of(TestHome.option("does", new Value.Text(arguments[1]))))),
        home.new Ended());
    new CountDownLatch(1).await();
  }
}
