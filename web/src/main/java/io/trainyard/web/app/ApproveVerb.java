package io.trainyard.web.app;

import io.trainyard.web.api.ApprovalAnswer;
import io.trainyard.web.api.ApprovalView;
import io.trainyard.web.app.text.Format;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trainyard approve}. */
@Command(name = "approve", description = "Answer what a run asks people, or show what it asks.")
final class ApproveVerb extends AskingVerb {
  @Parameters(index = "0", paramLabel = "RUN", description = "The run's number.")
  private long run;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "STEP",
      description = "The step that asks; nothing is answered without it.")
  private @Nullable String step;

  @Option(names = "--refuse", description = "Say no.")
  private boolean refuse;

  @Option(names = "--note", paramLabel = "TEXT", description = "Why; it is kept.")
  private String note = "";

  ApproveVerb(Shell shell) {
    super(shell);
  }

  @Override
  public Integer call() {
    try (OpenDesk open = desk()) {
      List<ApprovalView> asked = open.desk().approvals(run);
      if (step == null) {
        show(asked);
        return Exit.OK;
      }
      ApprovalView last =
          asked.stream()
              .filter(view -> view.step().equals(step))
              .reduce((first, second) -> second)
              .orElseThrow(() -> unknown(asked));
      open.desk()
          .approve(
              run,
              new ApprovalAnswer(last.attempt(), !refuse, note, last.digests()),
              Actor.of(shell()));
      answered(last);
    }
    return Exit.OK;
  }

  private Refusal unknown(List<ApprovalView> asked) {
    String steps =
        asked.stream().map(ApprovalView::step).distinct().collect(Collectors.joining(", "));
    return Refusal.usage(
        steps.isEmpty()
            ? "run %d asks nobody for an approval.".formatted(run)
            : "run %d does not ask in '%s': it asks in %s.".formatted(run, step, steps));
  }

  private void show(List<ApprovalView> asked) {
    if (json()) {
      printJson(asked);
      return;
    }
    if (asked.isEmpty()) {
      print("run " + run + " asks nobody for an approval");
    }
    asked.forEach(this::show);
  }

  private void show(ApprovalView asked) {
    String people =
        asked.from().isEmpty() ? "anyone but " + asked.asker() : String.join(", ", asked.from());
    print(asked.step() + ": " + asked.quorum() + " of " + (asked.alone() ? "one person" : people));
    print("  until " + Format.day(asked.until(), shell().clock().getZone()));
    asked
        .digests()
        .forEach(
            (name, digest) ->
                print(
                    "  "
                        + (name.equals(asked.subject()) ? "approve " : "shown   ")
                        + name
                        + "  "
                        + digest));
    for (ApprovalView.Answer answer : asked.answers()) {
      String said = answer.isVoid() ? "void" : answer.yes() ? "yes" : "no";
      String why = answer.note().isEmpty() ? "" : ": " + answer.note();
      print("  " + said + " by " + answer.actor() + why);
    }
  }

  private void answered(ApprovalView asked) {
    if (json()) {
      printJson(java.util.Map.of("run", run, "step", asked.step(), "yes", !refuse));
    } else {
      String subject = asked.subject() + " " + asked.digests().get(asked.subject());
      print((refuse ? "refused " : "approved ") + asked.step() + " of run " + run + ": " + subject);
    }
  }
}
