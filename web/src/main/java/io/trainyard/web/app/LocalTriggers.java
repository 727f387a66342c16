package io.trainyard.web.app;

import io.trainyard.engine.trigger.Heard;
import io.trainyard.engine.trigger.TriggerText;
import io.trainyard.engine.trigger.Triggers;
import io.trainyard.web.api.LeftOutView;
import io.trainyard.web.api.TriggerView;
import io.trainyard.web.api.TriggersDesk;
import java.util.List;

/** The triggers of the home that this process holds. Thread-safe. */
record LocalTriggers(Triggers known) implements TriggersDesk {

  @Override
  public List<TriggerView> triggers() {
    return known.known().stream().map(this::view).toList();
  }

  private TriggerView view(Triggers.Known each) {
    List<Heard> pending = known.pending(each.pipeline(), each.trigger());
    return new TriggerView(
        each.pipeline(),
        each.trigger(),
        each.since(),
        known.lastStarted(each.pipeline(), each.trigger()).orElse(null),
        TriggerText.waitsFor(each.trigger(), pending).orElse(null));
  }

  @Override
  public List<LeftOutView> leftOut(String pipeline, int limit) {
    return known.leftOut(pipeline, limit).stream().map(LeftOutView::of).toList();
  }
}
