package io.trainyard.web.view.run;

import io.trainyard.engine.registry.PipelineVersion;
import io.trainyard.engine.run.Run;
import io.trainyard.web.api.ApprovalAnswer;
import io.trainyard.web.api.Asked;
import io.trainyard.web.api.CancelOrder;
import io.trainyard.web.api.Desk;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.RerunOrder;
import io.trainyard.web.api.RerunView;
import io.trainyard.web.view.Back;
import io.trainyard.web.view.Notice;
import io.trainyard.web.view.Reply;
import io.trainyard.web.view.Visit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the forms of a run's page do: the same calls as those of REST. Each tells what somebody else
 * did meanwhile, and does nothing twice. Thread-safe.
 */
final class RunForms {
  private static final String SEEN = "seen.";
  private final RunReading reading;

  RunForms(RunReading reading) {
    this.reading = reading;
  }

  private Desk desk() {
    return reading.ports().desk();
  }

  private Run run(Visit visit) {
    long number = visit.path(Asked.RUN);
    return reading
        .ports()
        .runs()
        .run(number)
        .orElseThrow(() -> Problem.notFound("there is no run " + number + "."));
  }

  private static Back back(Run run, Notice notice) {
    return Back.to("/runs/" + run.number(), notice);
  }

  Reply cancel(Visit visit) {
    Run run = run(visit);
    requireFresh(run, run.cancelledBy().orElse(null), "was asked to stop by");
    CancelOrder order = new CancelOrder(visit.field("reason").orElse(null));
    desk().cancel(run.number(), order, visit.actor());
    return back(run, Notice.RUN_CANCELLED);
  }

  Reply pause(Visit visit) {
    Run run = run(visit);
    requireFresh(run, run.pausedBy().orElse(null), "was paused by");
    desk().pause(run.number(), visit.actor());
    return back(run, Notice.RUN_PAUSED);
  }

  Reply resume(Visit visit) {
    Run run = run(visit);
    requireFresh(run, null, "");
    if (run.pausedBy().isEmpty()) {
      throw Problem.conflict("Run " + run.number() + " goes on already: somebody resumed it.");
    }
    desk().resume(run.number(), visit.actor());
    return back(run, Notice.RUN_RESUMED);
  }

  /** Whoever was faster is named, with what they did. */
  private static void requireFresh(Run run, @Nullable String by, String did) {
    if (run.state().isDone()) {
      throw Problem.conflict(
          "Run %d has ended meanwhile: %s.".formatted(run.number(), run.state()));
    } else if (by != null) {
      throw Problem.conflict(
          "Run %d %s %s already.".formatted(run.number(), did, HeadMaker.person(by)));
    }
  }

  Reply rerun(Visit visit) {
    Run run = run(visit);
    boolean isNew = visit.field("code").filter("new"::equals).isPresent();
    RerunOrder order =
        new RerunOrder(
            visit.field("what").orElse(null),
            visit.field("step").orElse(null),
            visit.field("key").orElse(null),
            isNew ? newer(run) : null,
            null,
            Map.of());
    RerunView made = desk().rerun(run.number(), order, visit.actor());
    return Back.to("/runs/" + made.run(), Notice.RUN_RERUN);
  }

  private RerunOrder.Code newer(Run run) {
    PipelineVersion version =
        reading
            .newer(run)
            .orElseThrow(
                () ->
                    Problem.conflict(
                        "Runs of %s start from the version of run %d."
                            .formatted(run.pipeline(), run.number())));
    return new RerunOrder.Code(
        reading.ports().server().pipelines().source(run.pipeline(), version.version()),
        version.folder());
  }

  Reply approve(Visit visit) {
    Run run = run(visit);
    long attempt =
        visit
            .field("attempt")
            .filter(text -> text.matches("[1-9][0-9]{0,17}"))
            .map(Long::parseLong)
            .orElseThrow(() -> Problem.badRequest("The form names no attempt."));
    boolean yes = visit.field("answer").filter("yes"::equals).isPresent();
    Map<String, String> seen = new TreeMap<>();
    for (Map.Entry<String, List<String>> field : visit.fields().entrySet()) {
      if (field.getKey().startsWith(SEEN)) {
        seen.put(field.getKey().substring(SEEN.length()), field.getValue().get(0));
      }
    }
    String note = visit.field("note").orElse("");
    desk().approve(run.number(), new ApprovalAnswer(attempt, yes, note, seen), visit.actor());
    return back(run, yes ? Notice.APPROVED : Notice.REFUSED);
  }
}
