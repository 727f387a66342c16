package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.web.api.BackfillPlanView;
import io.trainyard.web.api.BackfillRequest;
import io.trainyard.web.api.BackfillView;
import io.trainyard.web.api.BackfillsDesk;
import io.trainyard.web.app.text.TextTable;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trainyard backfill}: runs of a pipeline about many days, as one thing. */
@Command(
    name = "backfill",
    description = {
      "Run a pipeline for each day of a range, and act on that as one thing.",
      "  backfill FILE --from DATE --to DATE [--dry-run]   makes one run a day",
      "  backfill list                                     every backfill",
      "  backfill show|pause|resume|cancel NUMBER          looks at one, or changes it",
      "Its runs are of low priority; steps that deploy or notify are left out unless asked for."
    })
final class BackfillVerb extends AskingVerb {
  private static final Set<String> ONE = Set.of("show", "pause", "resume", "cancel");
  private static final long POLL_MILLIS = 200;

  @Parameters(index = "0", paramLabel = "FILE|ACTION", description = "A pipeline file; or list, ..")
  private String what = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "NUMBER", description = "Which one.")
  private @Nullable Long number;

  @Option(names = "--from", paramLabel = "DATE", description = "The first day.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "DATE", description = "The last day, which counts.")
  private @Nullable String to;

  @Option(names = "--reverse", description = "The last day comes first.")
  private boolean reverse;

  @Option(names = "--dry-run", description = "Say what would be run, and what not; start nothing.")
  private boolean dryRun;

  @Option(names = "--runs-at-once", paramLabel = "N", description = "1 unless said.")
  private int runsAtOnce = 1;

  @Option(
      names = "--again",
      paramLabel = "none|failed|all",
      description = "Days that had a run and get another one; none unless said.")
  private String again = "none";

  @Option(names = "--deploy", description = "Steps that deploy or notify run too.")
  private boolean deploys;

  @Mixin private final ParamOptions params = new ParamOptions();

  BackfillVerb(Shell shell) {
    super(shell);
  }

  @Override
  public Integer call() throws InterruptedException {
    if (what.equals("list")) {
      try (OpenDesk open = desk()) {
        list(open.desk().backfills().backfills());
      }
      return Exit.OK;
    }
    if (ONE.contains(what)) {
      return one();
    }
    return make();
  }

  private int one() {
    Long chosen = number;
    if (chosen == null) {
      throw Refusal.usage("name the backfill: trainyard backfill %s NUMBER.".formatted(what));
    }
    try (OpenDesk open = what.equals("show") ? desk() : runningDesk()) {
      BackfillsDesk backfills = open.desk().backfills();
      tell(
          what.equals("show")
              ? backfills.backfill(chosen)
              : backfills.change(chosen, what, Actor.of(shell())));
    }
    return Exit.OK;
  }

  private int make() throws InterruptedException {
    Pipeline pipeline = PipelineFiles.require(what, trainyard().pipelines(), shell());
    try (OpenDesk open = runningDesk()) {
      BackfillRequest request = request(pipeline, open);
      BackfillsDesk backfills = open.desk().backfills();
      if (dryRun) {
        tell(backfills.plan(request));
        return Exit.OK;
      }
      BackfillView made = backfills.start(request, Actor.of(shell()));
      if (!open.server().isEmpty()) {
        tell(made);
        return Exit.OK;
      }
      BackfillView ended = awaitEnd(backfills, made);
      tell(ended);
      boolean isGood = ended.progress().getOrDefault("SUCCEEDED", 0L) == ended.days();
      return isGood ? Exit.OK : Exit.FAILED;
    }
  }

  /** Nobody else would go on with its runs. */
  private static BackfillView awaitEnd(BackfillsDesk backfills, BackfillView made)
      throws InterruptedException {
    BackfillView now = made;
    while (now.state().equals("OPEN") || now.state().equals("PAUSED")) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      now = backfills.backfill(made.backfill());
    }
    return now;
  }

  private BackfillRequest request(Pipeline pipeline, OpenDesk open) {
    String first = from;
    String last = to;
    if (first == null || last == null) {
      throw Refusal.usage("name the days: --from 2026-03-01 --to 2026-03-30.");
    }
    return new BackfillRequest(
        Orders.files(pipeline),
        open.folderOf(shell().resolve(what)),
        params.values(),
        first,
        last,
        reverse,
        runsAtOnce,
        again,
        deploys);
  }

  private void tell(BackfillPlanView plan) {
    if (json()) {
      printJson(plan);
      return;
    }
    print(
        "a backfill of %s would make %d runs, in this order:"
            .formatted(plan.pipeline(), plan.days().size()));
    plan.days().forEach(day -> print("  " + day));
    plan.leftOut().forEach((day, why) -> print("  " + day + " is left out: " + why));
    if (!plan.stepsLeftOut().isEmpty()) {
      print("without " + String.join(", ", plan.stepsLeftOut()) + ": --deploy runs them too");
    }
  }

  private void tell(BackfillView view) {
    if (json()) {
      printJson(view);
      return;
    }
    print(
        "backfill %d of %s, %s to %s: %s, %s"
            .formatted(
                view.backfill(),
                view.pipeline(),
                view.first(),
                view.last(),
                view.state(),
                progress(view)));
  }

  private static String progress(BackfillView view) {
    return view.progress().entrySet().stream()
        .map(each -> each.getValue() + " " + each.getKey())
        .collect(Collectors.joining(", "));
  }

  private void list(List<BackfillView> backfills) {
    if (json()) {
      printJson(backfills);
      return;
    }
    TextTable table = TextTable.of("backfill", "pipeline", "days", "state", "runs");
    backfills.forEach(
        each ->
            table.row(
                Long.toString(each.backfill()),
                each.pipeline(),
                each.first() + " to " + each.last(),
                each.state(),
                progress(each)));
    table.lines().forEach(this::print);
  }
}
