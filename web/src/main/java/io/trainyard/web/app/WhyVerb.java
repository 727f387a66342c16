package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Closest;
import io.trainyard.engine.why.StepWhy;
import io.trainyard.web.api.WhyView;
import io.trainyard.web.app.text.WhyText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code trainyard why}: why each step of a run waits, was skipped, ran again or did not. */
@Command(
    name = "why",
    description = "Say why each step of a run waits, was skipped, ran again or did not.")
final class WhyVerb extends AskingVerb {
  @Parameters(index = "0", paramLabel = "RUN", description = "The run's number.")
  private long run;

  @Parameters(index = "1", arity = "0..1", paramLabel = "STEP", description = "One step, in full.")
  private @Nullable String step;

  WhyVerb(Shell shell) {
    super(shell);
  }

  @Override
  public Integer call() {
    try (OpenDesk open = desk()) {
      WhyView why = open.desk().why(run);
      if (step != null) {
        why = new WhyView(why.run(), why.startedBy(), of(step, why.steps()), why.late());
      }
      if (json()) {
        printJson(why);
      } else if (step == null) {
        WhyText.lines(why).forEach(this::print);
      } else {
        why.steps().forEach(each -> WhyText.full(each).forEach(this::print));
      }
    }
    return Exit.OK;
  }

  /** A step, or one of its items as {@code score[eu]}. */
  private List<StepWhy> of(String wanted, List<StepWhy> all) {
    List<StepWhy> found =
        all.stream()
            .filter(each -> each.step().equals(wanted) || each.name().equals(wanted))
            .toList();
    if (found.isEmpty()) {
      List<String> names = all.stream().map(StepWhy::step).distinct().toList();
      throw Refusal.usage(
          "run %d has no step '%s': it has %s%s."
              .formatted(run, wanted, String.join(", ", names), Closest.hint(wanted, names)));
    }
    return found;
  }
}
