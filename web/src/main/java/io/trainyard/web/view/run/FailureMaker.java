package io.trainyard.web.view.run;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.StepKey;
import io.trainyard.engine.why.Change;
import io.trainyard.engine.why.StepWhy;
import io.trainyard.web.view.Action;
import io.trainyard.web.view.Prose;
import io.trainyard.web.view.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what failed in a run, why, and what now. Pure. */
final class FailureMaker {
  private static final Pattern PLACE =
      Pattern.compile("(?:[^\\s:]{1,200}:\\d{1,6}(?::\\d+)?:?\\s+)?(?:step '[^']{1,200}': )?");
  private final Viewing viewing;

  private final List<Attempt> failed;

  FailureMaker(Viewing viewing) {
    this.viewing = viewing;
    this.failed = failed(viewing.run());
  }

  /** The node whose last try failed first; empty where none did, or the run goes on. */
  Optional<StepKey> first() {
    return failed.stream().findFirst().map(Attempt::node);
  }

  private static List<Attempt> failed(RunSnapshot run) {
    if (!run.run().state().isDone() || run.nodes().count(AttemptState.FAILED) == 0) {
      return List.of();
    }
    List<Attempt> failed = new ArrayList<>();
    for (String step : run.order()) {
      for (Attempt attempt : run.nodes().last(step)) {
        if (attempt.state() == AttemptState.FAILED) {
          failed.add(attempt);
        }
      }
    }
    return failed;
  }

  /**
   * The failure.
   *
   * @param known of the node that failed first
   * @param now what can be done
   */
  Optional<Failure> of(WhyReader.Known known, List<Action> now) {
    return known.last().map(last -> failure(last, known, now));
  }

  private Failure failure(Attempt last, WhyReader.Known known, List<Action> now) {
    Words words = viewing.words();
    int more = failed.size() - 1;
    return new Failure(
        last.node().toString(),
        viewing.run().verb(last.step()),
        last.ended().map(words::full).orElse(""),
        viewing.address(last.step(), last.key()),
        Prose.sentence(withoutPlace(last.message()), words),
        code(last).orElse(null),
        why(known),
        now,
        more == 0
            ? ""
            : Words.count(more) + " more failed; the graph and the timeline show where.");
  }

  private Optional<CodeLines> code(Attempt last) {
    Optional<Pipeline> pipeline = viewing.run().pipeline();
    Optional<Step> step = viewing.run().step(last.step());
    return pipeline.isEmpty() || step.isEmpty()
        ? Optional.empty()
        : CodeLines.around(pipeline.get(), step.get(), last.message());
  }

  private List<Prose> why(WhyReader.Known known) {
    List<Prose> why = new ArrayList<>();
    StepWhy answer = known.why().orElse(null);
    if (answer != null) {
      answer.more().forEach(line -> why.add(Prose.sentence(line, viewing.words())));
      List<Change> changes = answer.changes();
      if (!changes.isEmpty()) {
        String more = changes.size() > 1 ? "; and " + (changes.size() - 1) + " more" : "";
        why.add(
            Prose.sentence(
                "since it ended well last, this changed: " + changes.get(0).text() + more,
                viewing.words()));
      }
    }
    return why;
  }

  /** The message without the place and the step that it begins with: they are shown beside it. */
  static String withoutPlace(String message) {
    Matcher place = PLACE.matcher(message);
    return place.lookingAt() ? message.substring(place.end()) : message;
  }
}
