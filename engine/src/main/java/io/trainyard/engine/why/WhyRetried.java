package io.trainyard.engine.why;

import io.trainyard.engine.pipeline.SpanText;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.Retries;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Of each try that failed: whether there was another, and why not. */
final class WhyRetried {
  private final RunFacts facts;
  private final long retries;

  WhyRetried(RunFacts facts) {
    this.facts = facts;
    this.retries = facts.attempts().stream().filter(each -> each.tryNumber() > 1).count();
  }

  /** A sentence for each failed try. */
  List<String> lines(Step step, List<Attempt> tries) {
    List<String> lines = new ArrayList<>();
    int losses = 0;
    for (int i = 0; i < tries.size(); i++) {
      Attempt attempt = tries.get(i);
      losses += attempt.isLost() ? 1 : 0;
      if (attempt.state() == AttemptState.FAILED) {
        Optional<Attempt> next =
            i + 1 < tries.size() ? Optional.of(tries.get(i + 1)) : Optional.empty();
        lines.add(line(step, attempt, next, losses));
      }
    }
    return lines;
  }

  private String line(Step step, Attempt failed, Optional<Attempt> next, int losses) {
    String what = "try " + failed.tryNumber() + " failed";
    if (next.isPresent()) {
      return what
          + " ("
          + firstLine(failed.message())
          + "): tried again "
          + pause(failed, next.get());
    }
    Optional<String> refusal = new Retries(step.retry(), failed, losses).refusal();
    return what + ": not tried again, since " + refusal.or(this::ofRun).orElse("the run has ended");
  }

  private static String pause(Attempt failed, Attempt next) {
    Instant end = failed.ended().orElse(next.notBefore());
    Duration pause = Duration.between(end, next.notBefore()).truncatedTo(ChronoUnit.MILLIS);
    return pause.isNegative() || pause.isZero() ? "at once" : "after " + SpanText.of(pause);
  }

  private Optional<String> ofRun() {
    OptionalInt inAll = facts.pipeline().policy().retriesInAll();
    if (inAll.isPresent() && retries >= inAll.getAsInt()) {
      return Optional.of("the run's `retriesInAll " + inAll.getAsInt() + "` are used up");
    }
    return facts.run().cancelledBy().map(by -> by + " cancelled the run");
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
