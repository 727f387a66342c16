package io.trainyard.web.view.run;

import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.FailureCause;
import io.trainyard.engine.run.SkipCause;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Says of each step of a run, in a few words, what there is to know of it. Pure. */
final class StepDetail {
  private static final int MOST = 60;
  private final RunSnapshot run;
  private final Words words;

  StepDetail(RunSnapshot run, Words words) {
    this.run = run;
    this.words = words;
  }

  /** {@code 1 m 51 s · 128,412 rows}, {@code 396 of 400, 3 failed}, {@code waits for clean}. */
  String of(StepState state) {
    List<Attempt> last = run.nodes().last(state.step());
    if (last.isEmpty()) {
      return run.run().state().isDone() ? "not reached" : waitsFor(state.step());
    }
    return state.isFannedOut() ? items(state) : one(last.get(0));
  }

  private String waitsFor(String step) {
    List<String> open =
        run.dag().upstream(step).stream().filter(name -> !isOver(run.state(name))).toList();
    if (open.isEmpty()) {
      return "not started";
    }
    return "waits for "
        + open.get(0)
        + (open.size() > 1 ? " and " + Words.count(open.size() - 1) + " more" : "");
  }

  private static boolean isOver(StepState state) {
    return state.items() > 0 && state.ended() == state.items();
  }

  private static String items(StepState state) {
    int good = state.count(Mark.SUCCEEDED) + state.count(Mark.CACHED);
    List<String> parts = new ArrayList<>();
    parts.add(Words.count(good) + " of " + Words.count(state.items()));
    add(parts, state, Mark.FAILED, "failed");
    add(parts, state, Mark.RUNNING, "running");
    add(parts, state, Mark.WAITING, "waiting");
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, StepState state, Mark mark, String word) {
    if (state.count(mark) > 0) {
      parts.add(Words.count(state.count(mark)) + " " + word);
    }
  }

  /** Of one node by its last try. */
  String one(Attempt attempt) {
    return switch (attempt.state()) {
      case SCHEDULED ->
          attempt.notBefore().isAfter(run.now())
              ? "begins " + words.at(attempt.notBefore())
              : "queued";
      case RUNNING -> took(attempt) + " so far";
      case WAITING -> waits(attempt);
      case SUCCEEDED -> result(attempt, took(attempt));
      case CACHED -> result(attempt, "cached");
      case FAILED -> failure(attempt);
      case SKIPPED -> attempt.skip().map(StepDetail::skipped).orElse("skipped");
      case CANCELLED -> "cancelled";
    };
  }

  private String took(Attempt attempt) {
    Instant begin = attempt.started().orElse(run.now());
    return Words.duration(Duration.between(begin, attempt.ended().orElse(run.now())));
  }

  private String waits(Attempt attempt) {
    String until = attempt.notBefore().isAfter(run.now()) ? words.at(attempt.notBefore()) : "";
    return until.isEmpty() ? cut(attempt.message()) : "until " + until;
  }

  private static String result(Attempt attempt, String time) {
    if (attempt.decision().isPresent()) {
      return time + " · " + (attempt.decision().get() ? "yes" : "no");
    }
    return attempt.rows().isPresent()
        ? time + " · " + Words.count(attempt.rows().getAsLong(), "row", "rows")
        : time;
  }

  private static String failure(Attempt attempt) {
    FailureCause cause = attempt.cause().orElse(FailureCause.ERROR);
    return switch (cause) {
      case ERROR -> cut(FailureMaker.withoutPlace(attempt.message()));
      case TIMEOUT -> "took too long";
      case LOST -> "lost";
    };
  }

  /** The rule that kept a step from running. */
  static String skipped(SkipCause cause) {
    return switch (cause) {
      case WHEN -> "its condition does not hold";
      case UPSTREAM_SKIPPED -> "a step before it was skipped";
      case UPSTREAM_FAILED -> "a step before it failed";
      case START_RULE -> "its start rule does not hold";
      case EMPTY -> "no item to run for";
      case NOTHING_TO_CLEAN_UP -> "nothing to clean up";
      case CANCELLED -> "the run was cancelled";
      case LOST -> "its process ended before";
    };
  }

  /** The first line, as much of it as has room. */
  private static String cut(String message) {
    String line = message.lines().findFirst().orElse("");
    return line.length() <= MOST ? line : line.substring(0, MOST - 1) + "…";
  }
}
