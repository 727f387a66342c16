package io.trainyard.web.view.home;

import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.Run;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Unfinished;
import io.trainyard.web.view.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Words what runs and waits now.
 *
 * @param runs how those that go on stand
 * @param usual by pipeline, how long a run usually takes
 */
record NowRows(Unfinished runs, Map<String, Duration> usual, Words words) {
  List<Row> of(List<Run> unfinished) {
    return unfinished.stream().map(this::row).toList();
  }

  private Row row(Run run) {
    List<Attempt> attempts = runs.open(run);
    Optional<Attempt> shown = runs.shown(run);
    Mark mark = runs.mark(run);
    return new Row(
        mark,
        run.pipeline() + " #" + run.number(),
        "/runs/" + run.number(),
        shown.map(attempt -> steps(attempt, attempts)).orElse(""),
        at(run, shown),
        mark == Mark.RUNNING ? "" : mark.word(),
        sentence(run, mark, shown));
  }

  private static String steps(Attempt shown, List<Attempt> open) {
    String name = shown.step() + (shown.key().isEmpty() ? "" : " [" + shown.key() + "]");
    long others = open.size() - 1L;
    return others == 0 ? name : name + " and " + Words.count(others, "other", "others");
  }

  private String at(Run run, Optional<Attempt> shown) {
    Optional<Instant> wakes =
        shown
            .filter(attempt -> attempt.state() != AttemptState.RUNNING)
            .map(Attempt::notBefore)
            .filter(time -> time.isAfter(words.now()));
    if (wakes.isPresent()) {
      return words.until(wakes.get());
    }
    if (run.started().isEmpty()) {
      return words.ago(run.created());
    }
    Duration gone = Duration.between(run.started().get(), words.now());
    return Optional.ofNullable(usual.get(run.pipeline()))
        .filter(whole -> whole.compareTo(gone) > 0)
        .map(whole -> "about " + Words.duration(whole.minus(gone)) + " left")
        .orElse(Words.duration(gone) + " so far");
  }

  private String sentence(Run run, Mark mark, Optional<Attempt> shown) {
    List<String> parts = new ArrayList<>();
    if (mark == Mark.PAUSED) {
      parts.add(
          "by "
              + Words.person(run.pausedBy().orElse(""))
              + ". What runs goes on; nothing new begins.");
    }
    run.cancelledBy().ifPresent(by -> parts.add("Asked to stop by " + Words.person(by) + "."));
    shown.ifPresent(
        attempt -> {
          if (attempt.state() == AttemptState.SCHEDULED && attempt.tryNumber() > 1) {
            parts.add("try " + attempt.tryNumber() + " at " + words.at(attempt.notBefore()) + ".");
          } else if (attempt.tryNumber() > 1) {
            parts.add("Try " + attempt.tryNumber() + ".");
          }
          if (!attempt.message().isEmpty()) {
            parts.add(attempt.message());
          }
        });
    Optional.of(runs.limit(run)).filter(text -> !text.isEmpty()).ifPresent(parts::add);
    return String.join(" ", parts);
  }
}
