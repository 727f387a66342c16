package io.trainyard.engine.trigger;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Triggers as people read them. */
public final class TriggerText {
  private static final int SHOWN = 3;

  private TriggerText() {}

  /**
   * What a trigger has heard, and what it still waits for; empty where it has heard nothing.
   *
   * @param trigger its name
   */
  public static Optional<String> waitsFor(String trigger, List<Heard> pending) {
    if (pending.isEmpty()) {
      return Optional.empty();
    }
    String heard =
        pending.stream()
            .map(each -> each.signal() + " (event " + each.event() + ")")
            .limit(SHOWN)
            .collect(Collectors.joining(", "));
    String more = pending.size() > SHOWN ? " and " + (pending.size() - SHOWN) + " more" : "";
    List<String> signals = pending.stream().map(Heard::signal).toList();
    String missing =
        Arrays.stream(trigger.split(EventTrigger.ALL, -1))
            .filter(id -> trigger.contains(EventTrigger.ALL) && !signals.contains(id))
            .collect(Collectors.joining(", "));
    return Optional.of(
        "heard " + heard + more + "; waits for " + (missing.isEmpty() ? "its time" : missing));
  }
}
