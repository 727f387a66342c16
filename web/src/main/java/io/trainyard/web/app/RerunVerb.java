package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.run.RerunPlan;
import io.trainyard.web.api.RerunOrder;
import io.trainyard.web.api.RerunView;
import io.trainyard.web.api.RunView;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trainyard rerun}: a new run that takes over what is unchanged. */
@Command(
    name = "rerun",
    description = {
      "Run a run again, in a new run that takes over what ended well and is unchanged.",
      "Of a run that failed or was cancelled, what did not end well runs again unless said otherwise."
    })
final class RerunVerb extends AskingVerb {
  private static final String SAME = "same";
  private static final String NEW = "new";

  @Parameters(paramLabel = "RUN", description = "The number of a run that has ended.")
  private long run;

  @Option(
      names = "--from-step",
      paramLabel = "STEP",
      description = "Run this step again, and what depends on it.")
  private @Nullable String step;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Only this item of the step, and what depends on it.")
  private @Nullable String key;

  @Option(names = "--failed", description = "Run again what did not end well.")
  private boolean failed;

  @Option(names = "--all", description = "Run everything again.")
  private boolean all;

  @Option(
      names = "--code",
      paramLabel = "new|same",
      description = "The pipeline's file as it is now, or as it was; same unless said.")
  private String code = SAME;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Where the file is now, with --code new; where it was unless said.")
  private @Nullable String file;

  @Option(
      names = "--data",
      paramLabel = "new|same",
      description = "Collect anew, or take over what was collected; same unless --all.")
  private @Nullable String data;

  @Mixin private final ParamOptions params = new ParamOptions();

  RerunVerb(Shell shell) {
    super(shell);
  }

  @Override
  public Integer call() throws InterruptedException {
    String what = what();
    try (OpenDesk open = runningDesk()) {
      RerunView made = open.desk().rerun(run, order(what, open), Actor.of(shell()));
      if (!json()) {
        tell(made);
      }
      RunToEnd toEnd = new RunToEnd(open, shell());
      RunView ended = toEnd.follow(made.run());
      if (json()) {
        printJson(ended);
      } else {
        toEnd.report(ended, trainyard(), this::print);
      }
      return RunToEnd.exit(ended.run().state());
    }
  }

  private @Nullable String what() {
    if ((step == null ? 0 : 1) + (failed ? 1 : 0) + (all ? 1 : 0) > 1) {
      throw Refusal.usage("--from-step, --failed and --all exclude each other: name one.");
    }
    if (key != null && step == null) {
      throw Refusal.usage("--key names one item of a step: name the step with --from-step.");
    }
    if (file != null && code.equals(SAME)) {
      throw Refusal.usage("--file is the code as it is now: say --code new, too.");
    }
    requireWhich("--code", code);
    requireWhich("--data", data == null ? SAME : data);
    return step != null ? "step" : failed ? "failed" : all ? "all" : null;
  }

  private static void requireWhich(String option, String which) {
    if (!which.equals(SAME) && !which.equals(NEW)) {
      throw Refusal.usage(option + " is new or same.");
    }
  }

  private RerunOrder order(@Nullable String what, OpenDesk open) {
    return new RerunOrder(
        what, step, key, code.equals(NEW) ? codeNow(open) : null, data, params.values());
  }

  private RerunOrder.Code codeNow(OpenDesk open) {
    String name = file != null ? file : open.desk().run(run).file();
    if (name == null) {
      throw Refusal.usage(
          "nobody noted where the file of run " + run + " was: name it with --file.");
    }
    Pipeline pipeline = PipelineFiles.require(name, trainyard().pipelines(), shell());
    return new RerunOrder.Code(Orders.files(pipeline), open.folderOf(shell().resolve(name)));
  }

  private void tell(RerunView made) {
    shell().err().println("run %d runs run %d again".formatted(made.run(), made.origin()));
    if (!made.reuses().isEmpty()) {
      shell().err().println("  takes over " + String.join(", ", made.reuses()));
    }
    String again = made.again().stream().map(RerunVerb::text).collect(Collectors.joining(", "));
    shell().err().println("  runs again " + (again.isEmpty() ? "nothing" : again));
  }

  private static String text(RerunPlan.Again again) {
    return again.step() + " (" + again.why() + ")";
  }
}
