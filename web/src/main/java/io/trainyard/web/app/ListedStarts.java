package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.schedule.Calendars;
import io.trainyard.engine.schedule.Deadline;
import io.trainyard.engine.schedule.PipelineFires;
import io.trainyard.web.api.ScheduleView;
import io.trainyard.web.app.text.PipelineText;
import io.trainyard.web.app.text.TextTable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What starts a pipeline by itself, and by when it must have succeeded: one line of a list.
 *
 * @param file as people see it
 * @param next when a schedule fires next
 * @param last when one fired last, where the home knows
 * @param late by which deadline nothing had succeeded, where one was missed
 * @param deadlines in file order, as {@code 07:00 Europe/Berlin}
 * @param due the next of all deadlines
 */
record ListedStarts(
    String pipeline,
    String file,
    List<String> schedules,
    @Nullable Instant next,
    @Nullable Instant last,
    @Nullable Instant late,
    List<String> deadlines,
    @Nullable Instant due) {

  /** Empty for a pipeline that only people start, by no time. */
  static Optional<ListedStarts> of(
      String file,
      Pipeline pipeline,
      Calendars calendars,
      Instant now,
      @Nullable ScheduleView known) {
    List<Deadline> deadlines = Deadline.of(pipeline);
    if (pipeline.triggers().isEmpty() && deadlines.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ListedStarts(
            pipeline.name(),
            file,
            pipeline.triggers().stream().map(PipelineText::trigger).toList(),
            new PipelineFires(pipeline, calendars)
                .upcoming(now, 1).stream().findFirst().map(fire -> fire.scheduled()).orElse(null),
            known == null ? null : known.last(),
            known == null ? null : known.late(),
            deadlines.stream().map(ListedStarts::text).toList(),
            deadlines.stream()
                .flatMap(each -> each.next(now, calendars.named(each.calendar())).stream())
                .min(Instant::compareTo)
                .orElse(null)));
  }

  private static String text(Deadline deadline) {
    return deadline.by()
        + " "
        + (deadline.zone().equals(ZoneOffset.UTC) ? "UTC" : deadline.zone())
        + deadline.calendar().map(name -> " on days of " + name).orElse("");
  }

  /** A table for people. */
  static List<String> lines(List<ListedStarts> listed) {
    TextTable table = TextTable.of("pipeline", "next", "last", "late", "starts by", "good by");
    for (ListedStarts each : listed) {
      table.row(
          each.pipeline,
          each.next == null ? each.withoutNext() : each.next.toString(),
          each.last == null ? "" : each.last.toString(),
          each.late == null ? "" : each.late.toString(),
          String.join("; and ", each.schedules).replace("schedule ", ""),
          each.due == null ? "" : each.due + " (" + String.join(", ", each.deadlines) + ")");
    }
    return table.lines();
  }

  private String withoutNext() {
    if (schedules.isEmpty()) {
      return "when somebody starts it";
    }
    boolean listens = schedules.stream().anyMatch(line -> line.startsWith("trigger "));
    return listens ? "when it happens" : "never";
  }
}
