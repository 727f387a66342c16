package io.trainyard.web.api;

import java.util.List;

/** No pipeline has a trigger. */
record NothingListens() implements TriggersDesk {
  @Override
  public List<TriggerView> triggers() {
    return List.of();
  }

  @Override
  public List<LeftOutView> leftOut(String pipeline, int limit) {
    return List.of();
  }
}
