package io.trainyard.web.app;

import io.trainyard.engine.run.RunFilter;
import io.trainyard.web.api.RunSummary;
import io.trainyard.web.app.text.Format;
import io.trainyard.web.app.text.TextTable;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code trainyard runs}. */
@Command(name = "runs", description = "List the latest runs.")
final class RunsVerb extends AskingVerb {
  @Option(names = "--pipeline", paramLabel = "NAME", description = "Of this pipeline only.")
  private String pipeline = "";

  @Option(names = "--limit", paramLabel = "N", description = "How many; 20 unless said.")
  private int limit = 20;

  RunsVerb(Shell shell) {
    super(shell);
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > 1_000) {
      throw Refusal.usage("--limit is a whole number from 1 to 1000.");
    }
    try (OpenDesk open = desk()) {
      List<RunSummary> runs = open.desk().runs(RunFilter.ofPipeline(pipeline), limit);
      if (json()) {
        printJson(runs);
      } else if (runs.isEmpty()) {
        print("no runs yet");
      } else {
        table(runs).lines().forEach(this::print);
      }
    }
    return Exit.OK;
  }

  private TextTable table(List<RunSummary> runs) {
    TextTable table = TextTable.of("run", "pipeline", "state", "began", "took", "cause");
    for (RunSummary run : runs) {
      table.row(
          Long.toString(run.run()),
          run.pipeline(),
          state(run),
          Format.day(run.created(), shell().clock().getZone()),
          run.took() == null ? "" : Format.duration(run.took()),
          run.cause());
    }
    return table;
  }

  private static String state(RunSummary run) {
    boolean isPaused = run.pausedBy() != null && !run.state().isDone();
    return run.state() + (isPaused ? ", paused" : "");
  }
}
