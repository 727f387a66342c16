package io.trainyard.engine.simulation;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.StartRule;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.SkipCause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A node starts when the rule of its step is met by how what it waits for stands, and never else;
 * one that is skipped could not start. The rules are spelled out here once more, from their
 * documentation and not from the engine.
 */
final class Starts {
  private static final String WHICHEVER = "whicheverRan";

  private final Story story;
  private final Pipeline pipeline;
  private final Dag dag;
  private final List<String> broken;

  /** How something that is waited for counts. */
  enum Stand {
    OPEN,
    GOOD,
    BAD,
    SKIPPED
  }

  Starts(Story story, Pipeline pipeline, List<String> broken) {
    this.story = story;
    this.pipeline = pipeline;
    this.dag = Dag.of(pipeline.steps());
    this.broken = broken;
  }

  void check() {
    long stop = story.first(RunEvents.RUN_CANCEL_ASKED);
    for (Tried tried : story.attempts().values()) {
      Step step = pipeline.step(tried.created().step()).orElseThrow();
      if (tried.created().tryNumber() > 1 || Dag.isCleanup(step)) {
        continue;
      }
      if (tried.isLaunched() && tried.launch().seq() > stop) {
        broken.add(tried.node() + " is launched although its run was cancelled");
      }
      if (tried.is(AttemptState.SKIPPED)) {
        checkSkip(step, tried);
      } else if (tried.isLaunched()) {
        checkStart(step, tried);
      }
    }
    if (stop == Long.MAX_VALUE) {
      pipeline.steps().forEach(this::checkComplete);
    }
  }

  private void checkStart(Step step, Tried tried) {
    List<Stand> upstream = upstream(step, tried);
    if (!isMet(step, upstream)) {
      broken.add(
          "%s starts by %s, and what it waits for stands %s %s"
              .formatted(tried.node(), rule(step), dag.upstream(step.name()), upstream));
    }
    if (!step.when().stream().allMatch(condition -> holds(condition, tried))) {
      broken.add(tried.node() + " starts although its `when` does not hold");
    }
  }

  private void checkSkip(Step step, Tried tried) {
    List<Stand> upstream = upstream(step, tried);
    boolean isCondition = tried.end().skip() == SkipCause.WHEN;
    if (isCondition && step.when().stream().allMatch(condition -> holds(condition, tried))) {
      broken.add(tried.node() + " is skipped although its `when` holds");
    }
    boolean isRule =
        tried.end().skip() == SkipCause.UPSTREAM_FAILED
            || tried.end().skip() == SkipCause.UPSTREAM_SKIPPED
            || tried.end().skip() == SkipCause.START_RULE;
    if (isRule && (isMet(step, upstream) || mayBeMet(step, upstream))) {
      broken.add(
          "%s is skipped by %s, and what it waits for stands %s %s"
              .formatted(tried.node(), rule(step), dag.upstream(step.name()), upstream));
    }
    if (tried.end().message().isEmpty()) {
      broken.add(tried.node() + " is skipped without a reason");
    }
  }

  private static StartRule rule(Step step) {
    return step.verb().equals(WHICHEVER)
        ? StartRule.ALL_DONE_MIN_ONE_SUCCESS
        : step.policy().startsWhen();
  }

  /** A step that runs for items runs for each of them, and once. */
  private void checkComplete(Step step) {
    Set<String> keys = new HashSet<>();
    story.attemptsOf(step.name()).forEach(tried -> keys.add(tried.created().key()));
    if (!step.isFannedOut() && !keys.equals(Set.of(""))) {
      broken.add("step " + step.name() + " of run " + story.run() + " has no end: " + keys);
    }
    if (step.isFannedOut()) {
      Set<String> items = keysOf(origin(step));
      if (!items.isEmpty() && !keys.equals(items)) {
        broken.add(
            "%s of run %d ran for %s of %s".formatted(step.name(), story.run(), keys, items));
      }
    }
  }

  /** What a step runs for: the keys of the list it comes from. */
  private Set<String> keysOf(Step origin) {
    if (origin.isFannedOut()) {
      return keysOf(origin(origin));
    }
    Set<String> keys = new HashSet<>();
    for (Story.Moment moment : story.moments()) {
      if (moment.facts() instanceof RunEvents.AttemptItems made
          && story.attempts().get(made.attempt()).created().step().equals(origin.name())) {
        made.items().forEach(item -> keys.add(item.key()));
      }
    }
    return keys;
  }

  private Step origin(Step step) {
    Input input = step.inputs().stream().filter(Input::each).findFirst().orElseThrow();
    return pipeline.step(((Value.Output) input.from()).step()).orElseThrow();
  }

  /** How each step that a node waits for stood when the node was decided. */
  private List<Stand> upstream(Step step, Tried tried) {
    List<Stand> stands = new ArrayList<>();
    for (String name : dag.upstream(step.name())) {
      Step other = pipeline.step(name).orElseThrow();
      boolean isPaired = step.isFannedOut() && origin(step) == other && other.isFannedOut();
      stands.add(
          isPaired && !tried.created().key().isEmpty()
              ? standOf(other, tried.created().key(), tried.createdAt())
              : stand(other, tried.createdAt()));
    }
    return stands;
  }

  private Stand standOf(Step step, String key, long seq) {
    List<Tried> tries =
        story.attemptsOf(step.name()).stream()
            .filter(tried -> tried.created().key().equals(key))
            .toList();
    return tries.isEmpty() ? stand(step, seq) : stand(tries, seq);
  }

  /** A step that ran for many items counts as one. */
  private Stand stand(Step step, long seq) {
    Map<String, List<Tried>> nodes = new LinkedHashMap<>();
    for (Tried tried : story.attemptsOf(step.name())) {
      nodes.computeIfAbsent(tried.created().key(), k -> new ArrayList<>()).add(tried);
    }
    List<Stand> stands = nodes.values().stream().map(tries -> stand(tries, seq)).toList();
    if (stands.isEmpty() || stands.contains(Stand.OPEN)) {
      return Stand.OPEN;
    }
    long bad = stands.stream().filter(Stand.BAD::equals).count();
    boolean isTolerated =
        step.isFannedOut() && origin(step).isFannedOut() && stand(origin(step), seq) != Stand.BAD;
    if (isTolerated) {
      bad -= nodes.values().stream().filter(Starts::isFailedBefore).count();
    }
    if (bad > step.policy().fanOut().tolerated(stands.size())) {
      return Stand.BAD;
    }
    return stands.stream().allMatch(Stand.SKIPPED::equals) ? Stand.SKIPPED : Stand.GOOD;
  }

  private static boolean isFailedBefore(List<Tried> tries) {
    return tries.get(tries.size() - 1).end().skip() == SkipCause.UPSTREAM_FAILED;
  }

  private static Stand stand(List<Tried> tries, long seq) {
    Tried last = tries.get(tries.size() - 1);
    if (last.endedAt() >= seq) {
      return Stand.OPEN;
    }
    return switch (last.end().state()) {
      case SUCCEEDED, CACHED -> Stand.GOOD;
      case SKIPPED -> last.end().skip() == SkipCause.UPSTREAM_FAILED ? Stand.BAD : Stand.SKIPPED;
      default -> Stand.BAD;
    };
  }

  private static int count(List<Stand> stands, Stand stand) {
    return (int) stands.stream().filter(stand::equals).count();
  }

  private boolean isMet(Step step, List<Stand> stands) {
    return isMet(rule(step), stands)
        && (rule(step) != StartRule.ALL_DONE_SETUP_SUCCESS || hasSetup(step, stands));
  }

  /** Of the steps that a cleanup follows, one ended well; or there are none. */
  private boolean hasSetup(Step step, List<Stand> stands) {
    Set<String> followed = new HashSet<>();
    pipeline.steps().stream()
        .filter(Dag::isCleanup)
        .forEach(cleanup -> followed.addAll(Dag.dependencies(cleanup)));
    List<Stand> setups = new ArrayList<>();
    List<String> upstream = List.copyOf(dag.upstream(step.name()));
    for (int i = 0; i < stands.size(); i++) {
      if (followed.contains(upstream.get(i))) {
        setups.add(stands.get(i));
      }
    }
    return setups.isEmpty() || setups.contains(Stand.GOOD);
  }

  private static boolean isMet(StartRule rule, List<Stand> stands) {
    int good = count(stands, Stand.GOOD);
    int bad = count(stands, Stand.BAD);
    int skipped = count(stands, Stand.SKIPPED);
    boolean isDone = !stands.contains(Stand.OPEN);
    return switch (rule) {
      case ALL_SUCCESS -> good == stands.size();
      case ALL_FAILED -> bad == stands.size();
      case ALL_DONE, ALL_DONE_SETUP_SUCCESS -> isDone;
      case ALL_DONE_MIN_ONE_SUCCESS -> isDone && (good > 0 || stands.isEmpty());
      case ALL_SKIPPED -> skipped == stands.size();
      case ONE_SUCCESS -> good > 0 || stands.isEmpty();
      case ONE_FAILED -> bad > 0;
      case ONE_DONE -> good + bad > 0;
      case NONE_FAILED -> isDone && bad == 0;
      case NONE_FAILED_MIN_ONE_SUCCESS -> isDone && bad == 0 && (good > 0 || stands.isEmpty());
      case NONE_SKIPPED -> isDone && skipped == 0;
      case ALWAYS -> true;
    };
  }

  /** Whether the rule could still be met by what is open. */
  private boolean mayBeMet(Step step, List<Stand> stands) {
    return stands.contains(Stand.OPEN)
        && Set.of(Stand.GOOD, Stand.BAD, Stand.SKIPPED).stream()
            .anyMatch(
                end ->
                    isMet(
                        step,
                        stands.stream().map(stand -> stand == Stand.OPEN ? end : stand).toList()));
  }

  private boolean holds(Value condition, Tried tried) {
    if (condition instanceof Value.Term term) {
      return term.values().stream().noneMatch(value -> holds(value, tried));
    }
    Value.Output output = (Value.Output) condition;
    List<Tried> tries =
        story.attemptsOf(output.step()).stream()
            .filter(each -> each.created().key().isEmpty())
            .toList();
    return !tries.isEmpty()
        && tries.get(tries.size() - 1).isEnded()
        && Boolean.TRUE.equals(tries.get(tries.size() - 1).end().decision());
  }
}
