package io.trainyard.web.app;

import io.trainyard.engine.run.RunState;
import io.trainyard.web.api.CancelOrder;
import io.trainyard.web.api.Desk;
import io.trainyard.web.api.RunView;
import io.trainyard.web.app.text.RunEnding;
import java.util.function.Consumer;

/** Shows a run that was just started until it has ended; Ctrl-C cancels it. */
final class RunToEnd {
  private final OpenDesk open;
  private final Shell shell;
  private final String actor;

  RunToEnd(OpenDesk open, Shell shell) {
    this.open = open;
    this.shell = shell;
    this.actor = Actor.of(shell);
  }

  /** The run, once it has ended. */
  RunView follow(long number) throws InterruptedException {
    Desk desk = open.desk();
    try (Watching watching = Watching.of(shell);
        AutoCloseable restore = cancelOnInterrupt(number, watching)) {
      return desk.follow(number, watching.follower());
    } catch (InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private AutoCloseable cancelOnInterrupt(long number, Watching watching) {
    return shell
        .signals()
        .onInterrupt(
            () -> {
              watching.say(
                  "cancelling run %d: waiting until every step has ended; Ctrl-C again kills at once"
                      .formatted(number));
              try {
                open.desk().cancel(number, CancelOrder.PLAIN, actor);
              } catch (RuntimeException e) {
                watching.say("it cannot be cancelled: " + Sentence.of(e.getMessage()));
              }
            });
  }

  /** What the run made, and where to look next. */
  void report(RunView ended, Trainyard trainyard, Consumer<String> print) {
    FinalTable.lines(ended, trainyard.artifacts()).forEach(print);
    RunEnding.lines(ended, open.server()).forEach(print);
  }

  static int exit(RunState state) {
    return switch (state) {
      case SUCCEEDED -> Exit.OK;
      case CANCELLED -> Exit.INTERRUPTED;
      case FAILED, QUEUED, RUNNING -> Exit.FAILED;
    };
  }
}
