package io.trainyard.web.api;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One kind of what starts pipelines by itself, as {@link StartersResource} serves it.
 *
 * @param <S> what starts a pipeline
 * @param <L> what was left out
 * @param does what a pipeline does that has one
 * @param listed how all of them are served
 * @param missed how what was left out is served
 * @param pipeline whose it is
 */
record Starters<S, L>(
    String does,
    Listed<S> listed,
    Listed<L> missed,
    Supplier<List<S>> all,
    BiFunction<String, Integer, List<L>> leftOut,
    Function<S, String> pipeline) {

  /**
   * One list.
   *
   * @param path the last part of its address
   * @param about one line
   * @param type what it is a list of
   */
  record Listed<T>(String path, String about, Class<T> type) {}

  /** Schedules: what fires next, and what was left out. */
  static Starters<ScheduleView, SkippedView> schedules(Desk desk) {
    return new Starters<>(
        "starts by itself",
        new Listed<>(
            "schedules",
            "Every pipeline that starts by itself, and when it does",
            ScheduleView.class),
        new Listed<>(
            "skipped",
            "Fires that were left out, with the reason, the latest first",
            SkippedView.class),
        () -> desk.schedules().schedules(),
        (pipeline, limit) -> desk.schedules().skipped(pipeline, limit),
        ScheduleView::pipeline);
  }

  /** Triggers: what listens for what, and which events led to no run. */
  static Starters<TriggerView, LeftOutView> triggers(Desk desk) {
    return new Starters<>(
        "listens to events",
        new Listed<>(
            "triggers", "Every trigger that listens, and what it waits for", TriggerView.class),
        new Listed<>(
            "left-out",
            "Events that led to no run, with the reason, the latest first",
            LeftOutView.class),
        () -> desk.triggers().triggers(),
        (pipeline, limit) -> desk.triggers().leftOut(pipeline, limit),
        TriggerView::pipeline);
  }
}
