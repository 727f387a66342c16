package io.trainyard.web.view.pipeline;

import io.trainyard.engine.run.RunState;
import io.trainyard.engine.schedule.Backfill;
import io.trainyard.engine.schedule.Schedules;
import io.trainyard.engine.security.Permission;
import io.trainyard.engine.security.Principal;
import io.trainyard.web.view.Action;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words what can be done with a pipeline's schedule and its backfills. Pure.
 *
 * @param who looks
 */
record StartedByItself(String pipeline, Principal who, Words words) {

  /**
   * The schedule's pause.
   *
   * @param isKnown whether it fires here
   */
  Optional<PipelinePage.Pause> pause(boolean isKnown, Optional<Schedules.Paused> paused) {
    if (!isKnown) {
      return Optional.empty();
    }
    return Optional.of(
        paused
            .map(
                by ->
                    new PipelinePage.Pause(
                        "Paused by %s %s: what fires is left out."
                            .formatted(Words.person(by.by()), words.ago(by.since())),
                        action("schedule/resume", "Resume", "What fires starts runs again.", "")))
            .orElseGet(
                () ->
                    new PipelinePage.Pause(
                        "",
                        action(
                            "schedule/pause",
                            "Pause",
                            "What fires is left out, until somebody resumes it. Runs go on.",
                            ""))));
  }

  List<PipelinePage.BackfillLine> backfills(List<Backfill> backfills) {
    return backfills.stream().map(this::line).toList();
  }

  private PipelinePage.BackfillLine line(Backfill backfill) {
    List<LocalDate> days = backfill.days().stream().sorted(Comparator.naturalOrder()).toList();
    String range =
        days.isEmpty()
            ? ""
            : "%s to %s, %s"
                .formatted(
                    days.get(0),
                    days.get(days.size() - 1),
                    Words.count(days.size(), "day", "days"));
    return new PipelinePage.BackfillLine(
        backfill.number(),
        mark(backfill),
        range,
        progress(backfill.progress()),
        Words.person(backfill.actor()),
        actions(backfill));
  }

  private static Mark mark(Backfill backfill) {
    if (backfill.isCancelled()) {
      return Mark.CANCELLED;
    }
    if (backfill.isDone()) {
      boolean isGood = backfill.progress().keySet().equals(Set.of(RunState.SUCCEEDED));
      return isGood ? Mark.SUCCEEDED : Mark.FAILED;
    }
    return backfill.isPaused() ? Mark.PAUSED : Mark.RUNNING;
  }

  private static String progress(Map<RunState, Long> progress) {
    return progress.entrySet().stream()
        .map(each -> each.getValue() + " " + each.getKey().name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private List<Action> actions(Backfill backfill) {
    List<Action> actions = new ArrayList<>();
    if (backfill.isDone() || backfill.isCancelled()) {
      return actions;
    }
    String place = "backfills/" + backfill.number() + "/";
    actions.add(
        backfill.isPaused()
            ? action(place + "resume", "Resume", "Its runs go on.", "")
            : action(place + "pause", "Pause", "What runs goes on; nothing new begins.", ""));
    actions.add(
        action(
            place + "cancel",
            "Cancel",
            "None of its runs goes on. What has ended is kept.",
            "danger"));
    return actions;
  }

  private Action action(String place, String text, String then, String look) {
    return new Action(
        text,
        "/pipelines/" + pipeline + "/" + place,
        List.of(),
        look,
        then,
        Action.refusal(who, Permission.OPERATE));
  }
}
