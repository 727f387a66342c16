package io.trainyard.web.app;

import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.executors.place.OrphanEnd;
import io.trainyard.executors.place.ProcessRun;
import io.trainyard.executors.place.Worker;
import io.trainyard.executors.place.WorkerCommand;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;

/** {@code trainyard worker}: one attempt, for who started this process. */
@Command(
    name = "worker",
    description = {
      "Do an attempt of a step: read its order, a line of JSON, from standard input, and report",
      "in lines of JSON on standard output. A server starts its workers itself.",
      "Ends at once, with all it has started, when standard input ends before the attempt does."
    })
final class WorkerVerb extends Verb {
  private static final SourceRef NOWHERE = SourceRef.NONE;

  /** It takes what most steps take: tables. */
  private static final Step REHEARSAL =
      new Step(
          "rehearsal",
          "transform",
          "",
          List.of(),
          List.of(
              new Option("sql", List.of(new Value.Text("select 'a' as name, 1 as n")), NOWHERE)),
          List.of(new Output("data", ArtifactKind.TABLE)),
          List.of(),
          Set.of(),
          Retry.NONE,
          Optional.empty(),
          NOWHERE);

  WorkerVerb(Shell shell) {
    super(shell);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
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
            new OrphanEnd(environment.getOrDefault(ProcessRun.WITHIN, "")),
            Optional.of(REHEARSAL));
    try {
      new Worker(ends, hands, new DaemonThreads("worker")).run();
    } catch (IllegalArgumentException e) {
      throw Refusal.usage("the first line of standard input is " + Sentence.of(e.getMessage()));
    }
    return Exit.OK;
  }
}
