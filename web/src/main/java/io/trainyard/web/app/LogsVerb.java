package io.trainyard.web.app;

import io.trainyard.web.api.OutputView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code trainyard logs}. */
@Command(name = "logs", description = "Print what the steps of a run have written.")
final class LogsVerb extends AskingVerb {
  @Parameters(index = "0", paramLabel = "RUN", description = "The run's number.")
  private long run;

  @Parameters(index = "1", arity = "0..1", paramLabel = "STEP", description = "One step only.")
  private @Nullable String step;

  LogsVerb(Shell shell) {
    super(shell);
  }

  @Override
  public Integer call() {
    try (OpenDesk open = desk()) {
      List<OutputView> outputs = open.desk().output(run, step);
      if (json()) {
        printJson(outputs);
      } else {
        outputs.forEach(this::print);
      }
    }
    return Exit.OK;
  }

  private void print(OutputView output) {
    if (output.text().isEmpty()) {
      return;
    }
    String key = output.key().isEmpty() ? "" : "[" + output.key() + "]";
    String tries = output.tryNumber() > 1 ? ", try " + output.tryNumber() : "";
    print("-- " + output.step() + key + tries);
    shell().out().print(output.text());
    if (!output.text().endsWith("\n")) {
      print("");
    }
  }
}
