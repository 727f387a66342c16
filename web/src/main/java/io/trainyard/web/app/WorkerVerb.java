package io.trainyard.web.app;

import io.trainyard.executors.place.OrphanEnd;
import io.trainyard.executors.place.ProcessRun;
import io.trainyard.executors.place.Worker;
import io.trainyard.executors.place.WorkerCommand;
import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code trainyard worker}: one attempt, for who started this process. */
@Command(
    name = "worker",
    description = {
      "Do one attempt of a step: read its order, a line of JSON, from standard input, and report",
      "in lines of JSON on standard output. A server starts its workers itself.",
      "Ends at once, with all it has started, when standard input ends before the attempt does."
    })
final class WorkerVerb extends Verb {
  WorkerVerb(Shell shell) {
    super(shell);
  }

  @Override
  public Integer call() throws IOException {
    Map<String, String> environment = shell().environment();
    Worker.Ends ends =
        Worker.Ends.ofProcess(shell().in(), environment.getOrDefault(WorkerCommand.REPORTS, ""));
    Trainyard trainyard = trainyard();
    Worker.Hands hands =
        new Worker.Hands(
            home().folder(),
            artifacts ->
                StepBodies.ofWorker(trainyard.predictorLoader(artifacts), trainyard.scriptHost()),
            trainyard.codeRunner(),
            new OrphanEnd(environment.getOrDefault(ProcessRun.WITHIN, "")));
    try {
      new Worker(ends, hands, new DaemonThreads("worker")).run();
    } catch (IllegalArgumentException e) {
      throw Refusal.usage("the first line of standard input is " + Sentence.of(e.getMessage()));
    }
    return Exit.OK;
  }
}
