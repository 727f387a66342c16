package io.trainyard.web.api;

import java.util.List;

/** What a home knows of triggers that listen. Thread-safe. */
public interface TriggersDesk {
  /** Every trigger that listens, by pipeline. */
  List<TriggerView> triggers();

  /** Events of a pipeline's triggers that led to no run, the latest first. */
  List<LeftOutView> leftOut(String pipeline, int limit);
}
