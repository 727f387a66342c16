package io.trainyard.web.app.text;

import io.trainyard.web.api.LeftOutView;
import io.trainyard.web.api.TriggerView;
import java.util.ArrayList;
import java.util.List;

/** Triggers as people read them: what listens, what it waits for, and what it left out. */
public final class TriggerLines {
  private TriggerLines() {}

  /** A line for each trigger that listens. */
  public static List<String> listening(List<TriggerView> triggers) {
    if (triggers.isEmpty()) {
      return List.of();
    }
    TextTable table = TextTable.of("pipeline", "listens for", "last", "");
    for (TriggerView each : triggers) {
      table.row(
          each.pipeline(),
          each.trigger(),
          each.last() == null ? "" : each.last().toString(),
          each.waits() == null ? "" : each.waits());
    }
    return table.lines();
  }

  /** A line for each group of events that led to no run. */
  public static List<String> leftOut(List<LeftOutView> leftOut) {
    List<String> lines = new ArrayList<>();
    for (LeftOutView each : leftOut) {
      String events =
          each.count() == 1
              ? "event " + each.last()
              : each.count() + " events, " + each.first() + " to " + each.last();
      lines.add("  %s %s (%s): %s".formatted(each.at(), events, each.trigger(), each.because()));
    }
    return lines;
  }
}
