package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.FailureClass;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.ValueText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether and when a step's failed attempt is tried again. Pure.
 *
 * <p>There are two budgets: {@link Retry#lossTimes} for attempts whose machine was lost, {@link
 * Retry#times} for all others. A step on machines that vanish does not use up the tries that its
 * own failures get, nor the other way round. Pauses grow with the retries of the same budget.
 *
 * @param retry what the step says
 * @param failed its latest attempt, which failed
 * @param losses how many of its attempts were lost, this one included
 */
public record Retries(Retry retry, Attempt failed, int losses) {

  /** Whether there is another try. */
  boolean hasNext() {
    return spent() <= (failed.isLost() ? retry.lossTimes() : retry.times()) && isWanted();
  }

  /** Why there is no other try, as people read it; empty where there is one. */
  public Optional<String> refusal() {
    if (hasNext()) {
      return Optional.empty();
    } else if (retry.times() == 0 && !failed.isLost()) {
      return Optional.of("it has no `retry`");
    }
    Set<FailureClass> classes = classes(failed);
    Optional<FailureClass> never = retry.never().stream().filter(classes::contains).findFirst();
    if (never.isPresent()) {
      return Optional.of("`never " + ValueText.of(never.get().toValue()) + "` rules it out");
    } else if (!retry.only().isEmpty() && retry.only().stream().noneMatch(classes::contains)) {
      String only = ValueText.joined(retry.only().stream().map(FailureClass::toValue).toList());
      return Optional.of("it is none of `only " + only + "`");
    }
    return Optional.of(isWanted() ? usedUp() : "another try could not mend it");
  }

  private String usedUp() {
    return failed.isLost()
        ? "it was lost %d times, and %d are made good".formatted(losses, retry.lossTimes())
        : "its retries, " + retry.times() + ", are used up";
  }

  /** When the next try may start: as exact as every store keeps times. */
  Instant earliest(Instant end) {
    return end.plus(retry.pause(spent(), Jitter.draw(failed))).truncatedTo(ChronoUnit.MICROS);
  }

  /** Attempts that count for the same budget as this one, this one included. */
  private int spent() {
    return failed.isLost() ? losses : failed.tryNumber() - losses;
  }

  /**
   * {@code never} is stronger than {@code only}. What no try can mend is not tried again, but for
   * an exit code that {@code only} names: who wrote that line knows the script better.
   */
  boolean isWanted() {
    Set<FailureClass> classes = classes(failed);
    if (retry.never().stream().anyMatch(classes::contains)) {
      return false;
    }
    if (retry.only().isEmpty()) {
      return failed.retryable();
    }
    return retry.only().stream()
        .filter(classes::contains)
        .anyMatch(each -> failed.retryable() || each.code() > 0);
  }

  private static Set<FailureClass> classes(Attempt failed) {
    Set<FailureClass> classes = new HashSet<>();
    if (failed.isLost()) {
      classes.add(FailureClass.MACHINE_LOST);
    }
    if (failed.cause().filter(FailureCause.TIMEOUT::equals).isPresent()) {
      classes.add(FailureClass.TIMEOUT);
    }
    if (failed.detail().outOfMemory()) {
      classes.add(FailureClass.OUT_OF_MEMORY);
    }
    failed.detail().exitCode().ifPresent(code -> classes.add(FailureClass.exitCode(code)));
    return classes;
  }
}
