package io.trainyard.engine.simulation;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.testing.Simulation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds a simulation that has ended against what the engine promises. */
final class Promises {
  private final Simulation simulation;
  private final Map<Long, Story> stories;
  private final List<String> broken = new ArrayList<>();

  private Promises(Simulation simulation) {
    this.simulation = simulation;
    this.stories = Story.all(simulation.store().log().read(0, Integer.MAX_VALUE));
  }

  /** Looks at all that has come of a simulation. */
  static Promises of(Simulation simulation) {
    Promises promises = new Promises(simulation);
    promises.check();
    return promises;
  }

  /** The promises that were broken, each in a line; none when all is well. */
  List<String> broken() {
    return List.copyOf(broken);
  }

  /** How many attempts there were. */
  int attempts() {
    return stories.values().stream().mapToInt(story -> story.attempts().size()).sum();
  }

  private void check() {
    broken.addAll(simulation.violations());
    simulation.givenUp().forEach(why -> broken.add("a run was given up: " + why));
    noneLost();
    Set<Long> tokens = new HashSet<>();
    for (Story story : stories.values()) {
      checkTokens(story, tokens);
      checkTables(story);
      Pipeline pipeline = simulation.definition(story.run());
      new Moves(story, broken).check();
      new Effects(story, pipeline, broken).check();
      checkEnd(story);
      if (!isEndedByNext(story)) {
        new Starts(story, pipeline, broken).check();
        new Tries(story, pipeline, broken).check();
        checkCleanups(story, pipeline);
      }
    }
  }

  /** Whether {@code run} ended what a process before it had left, which says so. */
  private boolean isEndedByNext(Story story) {
    Run run = simulation.store().runs().run(story.run()).orElseThrow();
    return run.state() == RunState.FAILED && run.reason().equals("the process that ran it ended");
  }

  private void noneLost() {
    for (long run : simulation.acknowledged().keySet()) {
      if (!stories.containsKey(run) || simulation.store().runs().run(run).isEmpty()) {
        broken.add("run " + run + " was acknowledged and is lost");
      }
    }
  }

  /** A token is handed out once in the life of a home, and they grow. */
  private void checkTokens(Story story, Set<Long> tokens) {
    for (Tried tried : story.attempts().values()) {
      for (long token : tried.tokens()) {
        if (!tokens.add(token)) {
          broken.add("token " + token + " was handed out twice");
        }
      }
    }
  }

  /** The tables say what the log says. */
  private void checkTables(Story story) {
    List<Attempt> rows = simulation.store().runs().attempts(story.run());
    if (rows.size() != story.attempts().size()) {
      broken.add(
          "run %d has %d attempts in the log and %d in the tables"
              .formatted(story.run(), story.attempts().size(), rows.size()));
    }
    for (Attempt row : rows) {
      Tried tried = story.attempts().get(row.id());
      if (tried == null || tried.isEnded() && !tried.is(row.state())) {
        broken.add("attempt " + row.id() + " is " + row.state() + " in the tables alone");
      }
    }
  }

  /** A run has ended, and as its steps did. */
  private void checkEnd(Story story) {
    Run run = simulation.store().runs().run(story.run()).orElseThrow();
    if (!run.state().isDone()) {
      broken.add("run " + run.number() + " is stuck in " + run.state());
    }
    boolean isOpen = story.attempts().values().stream().anyMatch(tried -> !tried.isEnded());
    if (isOpen) {
      broken.add("run " + run.number() + " ended before its attempts did");
    }
    boolean wasCancelled = story.has(RunEvents.RUN_CANCEL_ASKED);
    if (!isEndedByNext(story) && wasCancelled != (run.state() == RunState.CANCELLED)) {
      broken.add(
          "run %d ended %s, and a cancel was %s"
              .formatted(run.number(), run.state(), wasCancelled ? "asked for" : "not asked for"));
    }
  }

  /** A cleanup runs where anything ran that it cleans up, in every ending. */
  private void checkCleanups(Story story, Pipeline pipeline) {
    Dag dag = Dag.of(pipeline.steps());
    Map<String, Boolean> launched = new HashMap<>();
    for (Tried tried : story.attempts().values()) {
      launched.merge(tried.created().step(), tried.isLaunched(), Boolean::logicalOr);
    }
    pipeline.steps().stream()
        .filter(Dag::isCleanup)
        .forEach(
            cleanup -> {
              boolean hasSomething =
                  dag.upstream(cleanup.name()).stream()
                      .anyMatch(step -> launched.getOrDefault(step, false));
              if (hasSomething != launched.getOrDefault(cleanup.name(), false)) {
                broken.add(
                    "cleanup %s of run %d %s"
                        .formatted(
                            cleanup.name(), story.run(), hasSomething ? "did not run" : "ran"));
              }
              long start =
                  story.attemptsOf(cleanup.name()).stream()
                      .filter(Tried::isLaunched)
                      .mapToLong(tried -> tried.launch().seq())
                      .min()
                      .orElse(Long.MAX_VALUE);
              for (String step : dag.upstream(cleanup.name())) {
                if (story.attemptsOf(step).stream().anyMatch(t -> isAfter(t, start))) {
                  broken.add("cleanup " + cleanup.name() + " ran before " + step + " had ended");
                }
              }
            });
  }

  private static boolean isAfter(Tried tried, long seq) {
    return seq != Long.MAX_VALUE && tried.endedAt() > seq && !tried.is(AttemptState.SKIPPED);
  }
}
