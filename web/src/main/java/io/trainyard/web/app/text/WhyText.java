package io.trainyard.web.app.text;

import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.why.Change;
import io.trainyard.engine.why.StepWhy;
import io.trainyard.web.api.RunSummary;
import io.trainyard.web.api.StartedBy;
import io.trainyard.web.api.WhyView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why a run is as it is, as people read it. */
public final class WhyText {
  /** Items of one step that are told one by one. */
  private static final int MOST_ITEMS = 20;

  private WhyText() {}

  /** A line for each step, and more where it failed. */
  public static List<String> lines(WhyView view) {
    RunSummary run = view.run();
    List<String> lines = new ArrayList<>();
    lines.add("run " + run.run() + " of " + run.pipeline() + " " + run.state());
    StartedBy by = view.startedBy();
    if (by != null) {
      String more = by.count() == 1 ? "" : ", which stands for " + by.count() + " events";
      lines.add("  started by event " + by.event() + more + ": " + by.trigger());
    }
    run.reason().lines().forEach(line -> lines.add("  " + line));
    view.late().forEach(line -> lines.add("  " + line));
    lines.add("");
    TextTable table = TextTable.of("step", "state", "because");
    Map<String, Integer> told = new LinkedHashMap<>();
    for (StepWhy step : view.steps()) {
      if (told.merge(step.step(), 1, Integer::sum) <= MOST_ITEMS) {
        add(table, step);
      }
    }
    lines.addAll(table.lines());
    told.forEach(
        (step, items) -> {
          if (items > MOST_ITEMS) {
            String more = Format.count(items - MOST_ITEMS);
            lines.add("%s: and %s more items; --json tells all".formatted(step, more));
          }
        });
    return lines;
  }

  private static void add(TextTable table, StepWhy step) {
    List<String> because = step.because().lines().toList();
    table.row(step.name(), state(step), because.isEmpty() ? "" : because.get(0));
    because.stream().skip(1).forEach(line -> table.row("", "", line));
    step.more().forEach(line -> table.row("", "", line));
  }

  /** Everything that is known of one step. */
  public static List<String> full(StepWhy step) {
    List<String> lines = new ArrayList<>();
    lines.add(step.name() + "  " + state(step));
    step.because().lines().forEach(line -> lines.add("  " + line));
    if (step.changes().size() > 1) {
      lines.add("  all that has changed:");
      step.changes().stream().map(Change::text).forEach(text -> lines.add("    " + text));
    }
    step.more().forEach(line -> lines.add("  " + line));
    return lines;
  }

  private static String state(StepWhy step) {
    AttemptState state = step.state();
    return state == null ? "not begun" : state.name();
  }
}
