package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands in a node's way, as people read it. Pure. */
final class Obstacles {
  private static final int MOST_NAMED = 20;

  private Obstacles() {}

  /** It is skipped, since the first step before it that stands like this does. */
  static Decision skip(Progress run, Node node, Standing standing) {
    SkipCause cause =
        standing == Standing.FAILED ? SkipCause.UPSTREAM_FAILED : SkipCause.UPSTREAM_SKIPPED;
    String reason =
        node.plan.upstream().stream()
            .filter(place -> run.standing(node, place) == standing)
            .findFirst()
            .map(place -> reason(run, node, place))
            .orElse("");
    return new Decision.Skip(node.name(), cause, reason);
  }

  private static String reason(Progress run, Node node, int place) {
    String name = "`" + run.blueprint().plan(place).name() + "`";
    Optional<Attempt> last = run.last(node, place);
    if (last.isEmpty()) {
      StepProgress step = run.step(place);
      return step.hasFailed() || step.standing == Standing.FAILED
          ? "upstream " + name + " failed"
          : firstMessage(step).orElse("upstream " + name + " was skipped");
    }
    return switch (last.get().state()) {
      case SKIPPED -> last.get().message();
      case CANCELLED -> "upstream " + name + " was cancelled";
      case SUCCEEDED, CACHED -> name + " was refused";
      case SCHEDULED, RUNNING, WAITING, FAILED -> "upstream " + name + " failed";
    };
  }

  private static Optional<String> firstMessage(StepProgress step) {
    return step.attempts().stream()
        .map(Attempt::message)
        .filter(message -> !message.isEmpty())
        .findFirst();
  }

  /** It is skipped, since others did not end as it asks. */
  static Decision notMet(Node node) {
    String rule = node.plan.step().policy().startsWhen().word();
    return new Decision.Skip(
        node.name(),
        SkipCause.START_RULE,
        "what it waits for did not end as `startsWhen " + rule + "` asks");
  }

  /** It should run for items and cannot. */
  static Decision withoutItems(StepProgress step, Node node) {
    String obstacle = step.obstacle.orElseThrow();
    return step.isEmpty && node.plan.step().policy().fanOut().skipIfEmpty()
        ? new Decision.Skip(node.name(), SkipCause.EMPTY, obstacle)
        : new Decision.Fail(node.name(), obstacle);
  }

  /** It ends as the first of its inputs that ended well, in the order of the file. */
  static Optional<Decision> firstThatRan(Progress run, Node node) {
    for (Input input : node.plan.step().inputs()) {
      if (input.from() instanceof Value.Output output) {
        int place = run.blueprint().plan(output.step()).orElseThrow().place();
        Optional<Attempt> last = run.last(node, place);
        if (last.isPresent() && run.standing(node, place) == Standing.SUCCEEDED) {
          return Optional.of(new Decision.Copy(node.name(), last.get()));
        }
      }
    }
    return Optional.of(new Decision.Fail(node.name(), "none of its inputs is one result"));
  }

  /** Which steps failed, for the end of the run; empty when none did. */
  static Optional<String> failures(Progress run) {
    List<String> failed = new ArrayList<>();
    for (StepPlan plan : run.blueprint().plans()) {
      StepProgress step = run.step(plan.place());
      if (step.hasFailed()) {
        failed.add(step.failures());
      }
    }
    return failed.isEmpty() ? Optional.empty() : Optional.of(said(failed));
  }

  /** {@code `a`, `b` failed}. */
  private static String said(List<String> failed) {
    List<String> named = new ArrayList<>();
    for (int i = 0; i < Math.min(failed.size(), MOST_NAMED); i++) {
      String each = failed.get(i);
      boolean isLast = i == Math.min(failed.size(), MOST_NAMED) - 1;
      String plain = " failed";
      named.add(
          !isLast && each.endsWith(plain)
              ? each.substring(0, each.length() - plain.length())
              : each);
    }
    String rest =
        failed.size() > MOST_NAMED ? " and " + (failed.size() - MOST_NAMED) + " more" : "";
    return String.join(", ", named) + rest;
  }
}
