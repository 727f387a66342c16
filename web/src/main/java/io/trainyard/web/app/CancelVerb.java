package io.trainyard.web.app;

import io.trainyard.web.api.AttemptView;
import io.trainyard.web.api.CancelOrder;
import io.trainyard.web.api.Follower;
import io.trainyard.web.api.RunView;
import io.trainyard.web.app.text.RunEnding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code trainyard cancel}. */
@Command(
    name = "cancel",
    description = {
      "Cancel a run, and wait until every step of it has ended.",
      "Only what cleans up still starts. A step's processes get TERM, and KILL when that does not help."
    })
final class CancelVerb extends RunningRun {
  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why, as it is kept in the log and shown; at most 500 characters.")
  private @Nullable String reason;

  CancelVerb(Shell shell) {
    super(shell);
  }

  @Override
  int act(OpenDesk open, long number) throws InterruptedException {
    open.desk().cancel(number, new CancelOrder(reason), actor());
    shell().err().println("cancelling run " + number + ": waiting until every step has ended");
    RunView ended = open.desk().follow(number, new Unheard());
    if (json()) {
      printJson(ended);
    } else {
      RunEnding.lines(ended, "").forEach(this::print);
    }
    return Exit.OK;
  }

  private static final class Unheard implements Follower {
    @Override
    public void began(RunView run) {}

    @Override
    public void attempt(AttemptView attempt) {}

    @Override
    public void progress(String step, long rows) {}

    @Override
    public void metric(String step, String name, double value) {}
  }
}
