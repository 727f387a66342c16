package io.trainyard.web.view.run;

import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.security.Permission;
import io.trainyard.web.view.Action;
import io.trainyard.web.view.Action.Field;
import io.trainyard.web.view.Words;
import java.util.ArrayList;
import java.util.List;

/** Says what can be done with a run, and what follows from it. Pure. */
final class ActionsMaker {
  private static final Field SAME = new Field("code", "same");
  private static final Field NEW = new Field("code", "new");
  private final Viewing viewing;
  private final boolean hasNewerCode;

  /**
   * Actions of a look at a run.
   *
   * @param hasNewerCode whether runs of the pipeline start from another version now
   */
  ActionsMaker(Viewing viewing, boolean hasNewerCode) {
    this.viewing = viewing;
    this.hasNewerCode = hasNewerCode;
  }

  private Run run() {
    return viewing.run().run();
  }

  /** What stands in the head. */
  List<Action> ofRun() {
    return run().state().isDone() ? again() : going();
  }

  private List<Action> going() {
    List<Action> actions = new ArrayList<>();
    if (run().pausedBy().isPresent()) {
      actions.add(action("Resume", "resume", "", "Steps that are ready begin again.", List.of()));
    } else {
      actions.add(
          action("Pause", "pause", "", "What runs goes on; nothing new begins.", List.of()));
    }
    if (run().cancelledBy().isEmpty()) {
      actions.add(
          action(
                  "Cancel run",
                  "cancel",
                  "danger",
                  "What runs is stopped. What has ended is kept, and a rerun takes it over.",
                  List.of())
              .explained());
    }
    return actions;
  }

  /** The ways to run it again, the most useful first. */
  List<Action> again() {
    List<Action> actions = new ArrayList<>();
    boolean hasFailed = run().state() == RunState.FAILED || run().state() == RunState.CANCELLED;
    if (hasFailed) {
      actions.add(failed("Run again what failed", SAME, "as it was"));
      if (hasNewerCode) {
        actions.add(
            failed("Run again what failed, with the code as it is now", NEW, "as it is now"));
      }
    }
    actions.add(
        action(
            "Run all of it again",
            "rerun",
            hasFailed ? "" : "main",
            "A new run collects anew and repeats every step that this changes.",
            List.of(new Field("what", "all"), SAME)));
    if (hasNewerCode) {
      actions.add(
          action(
              "Run all of it again, with the code as it is now",
              "rerun",
              "",
              "A new run of the version that runs start from now.",
              List.of(new Field("what", "all"), NEW)));
    }
    return actions;
  }

  private Action failed(String text, Field code, String asIs) {
    String kept = Words.count(kept(), "result is", "results are");
    return action(
        text,
        "rerun",
        code == SAME ? "main" : "",
        "A new run with the code %s: %s taken over, what failed and what follows from it runs."
            .formatted(asIs, kept),
        List.of(new Field("what", "failed"), code));
  }

  private long kept() {
    Nodes nodes = viewing.run().nodes();
    return (long) nodes.count(AttemptState.SUCCEEDED) + nodes.count(AttemptState.CACHED);
  }

  /** From one step, or from one of its items; of a run that has ended. */
  List<Action> from(String step, String key) {
    if (!run().state().isDone()) {
      return List.of();
    }
    String name = key.isEmpty() ? step : step + " · " + key;
    List<Field> place =
        List.of(new Field("what", "step"), new Field("step", step), new Field("key", key));
    List<Action> actions = new ArrayList<>();
    actions.add(
        action(
            "Run again from " + name,
            "rerun",
            "",
            "A new run: what does not follow from " + name + " is taken over.",
            with(place, SAME)));
    if (hasNewerCode) {
      actions.add(
          action(
              "The same, with the code as it is now",
              "rerun",
              "",
              "A new run of the version that runs start from now.",
              with(place, NEW)));
    }
    return actions;
  }

  private static List<Field> with(List<Field> fields, Field further) {
    List<Field> all = new ArrayList<>(fields);
    all.add(further);
    return all;
  }

  private Action action(String text, String name, String look, String then, List<Field> fields) {
    return new Action(
        text, viewing.action(name), fields, look, then, viewing.refusal(Permission.OPERATE));
  }
}
