package io.trainyard.engine.alert;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.EventLog;
import io.trainyard.engine.pipeline.AlertRule;
import io.trainyard.engine.registry.ApprovalEvents;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.Runs;
import io.trainyard.engine.schedule.LateEvents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Words notifications when they are sent, by what the log and the tables say of their events; so
 * what is told is no second copy of it. Thread-safe.
 */
public final class Wording {
  private static final int MOST_STEPS = 10;
  private static final int LONGEST_LINE = 500;

  private final EventLog log;
  private final Runs runs;
  private final Notifications notifications;
  private final ArtifactStore artifacts;

  /** What it words things by. */
  public Wording(EventLog log, Runs runs, Notifications notifications, ArtifactStore artifacts) {
    this.log = log;
    this.runs = runs;
    this.notifications = notifications;
    this.artifacts = artifacts;
  }

  /** A message in the making. */
  private record Draft(String subject, List<String> lines) {}

  /**
   * The message of a notification.
   *
   * @throws IOException when what was kept of it is gone or damaged
   */
  Message of(Notification notification) throws IOException {
    AlertEvents.Due due = notification.due();
    Tells.Kept kept = Tells.Kept.read(artifacts.bytes(Digest.parse(due.message())));
    Draft draft =
        switch (due.about()) {
          case AlertRule.FAILURE -> failure(notification);
          case AlertRule.LATE -> late(notification);
          case AlertRule.WAITING -> waiting(notification);
          default -> said(notification, kept.text());
        };
    List<String> lines = new ArrayList<>(draft.lines());
    int leftOut = due.quietSeconds() == null ? 0 : notifications.leftOutBefore(notification);
    if (leftOut > 0) {
      lines.add(leftOut + " equal ones were left out since the last message.");
    }
    Message.Facts facts =
        new Message.Facts(
            due.about(),
            due.event() == 0 ? notification.id() : due.event(),
            due.pipeline(),
            notification.run(),
            due.step(),
            due.isUrgent());
    return new Message(
        notification.key(), notification.created(), kept.to(), draft.subject(), lines, facts);
  }

  private Draft failure(Notification notification) {
    AlertEvents.Due due = notification.due();
    long number = notification.run();
    String what = due.step().isEmpty() ? "" : " at step " + due.step();
    List<String> lines = new ArrayList<>();
    runs.run(number).ifPresent(run -> lines.add(run.reason()));
    List<Attempt> failed = failed(number, due.step());
    failed.stream()
        .limit(MOST_STEPS)
        .map(attempt -> attempt.node() + ": " + cut(attempt.message()))
        .forEach(lines::add);
    if (failed.size() > MOST_STEPS) {
      lines.add("and " + (failed.size() - MOST_STEPS) + " more");
    }
    lines.add("Look closer: trainyard show " + number);
    lines.add("Run what failed again: trainyard rerun " + number + " --failed");
    return new Draft("%s: run %d failed%s".formatted(due.pipeline(), number, what), lines);
  }

  /** The last tries that failed, of one step or of all. */
  private List<Attempt> failed(long run, String step) {
    Map<String, Attempt> last = new LinkedHashMap<>();
    runs.outline(run).forEach(each -> last.put(each.step() + "\n" + each.key(), each));
    return last.values().stream()
        .filter(attempt -> attempt.state() == AttemptState.FAILED)
        .filter(attempt -> step.isEmpty() || attempt.step().equals(step))
        .toList();
  }

  private Draft late(Notification notification) {
    AlertEvents.Due due = notification.due();
    Optional<LateEvents.Late> late =
        event(due.event()).map(event -> EventJson.read(event.json(), LateEvents.Late.class));
    List<String> lines = new ArrayList<>();
    late.ifPresent(facts -> lines.add(facts.because()));
    if (notification.run() > 0) {
      lines.add("Why it is where it is: trainyard why " + notification.run());
    }
    return new Draft(due.pipeline() + " is late", lines);
  }

  private Draft waiting(Notification notification) {
    AlertEvents.Due due = notification.due();
    long run = notification.run();
    List<String> lines = new ArrayList<>();
    event(due.event())
        .map(event -> EventJson.read(event.json(), ApprovalEvents.Asked.class))
        .ifPresent(asked -> lines.add(asked(asked)));
    lines.add("Answer it: trainyard approve " + run + " " + due.step());
    return new Draft(
        "%s: run %d waits for an approval at step %s".formatted(due.pipeline(), run, due.step()),
        lines);
  }

  private static String asked(ApprovalEvents.Asked asked) {
    String who = asked.from().isEmpty() ? "anyone else" : String.join(", ", asked.from());
    return "%s asks for %s; %d of %s may say yes, until %s"
        .formatted(asked.asker(), asked.subject(), asked.quorum(), who, asked.until());
  }

  private Draft said(Notification notification, String text) {
    List<String> lines = text.lines().toList();
    String about =
        runs.run(notification.run()).map(Run::runDate).map(day -> " of " + day).orElse("");
    String subject =
        "%s: %s".formatted(notification.due().pipeline(), cut(lines.isEmpty() ? "" : lines.get(0)));
    List<String> all = new ArrayList<>(lines);
    all.add(
        "Told by step %s of run %d%s"
            .formatted(notification.due().step(), notification.run(), about));
    return new Draft(subject, all);
  }

  private Optional<Event> event(long seq) {
    return log.read(seq - 1, 1).stream().findFirst();
  }

  private static String cut(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "..";
  }
}
