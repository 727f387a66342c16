package io.trainyard.web.view.run;

import io.trainyard.engine.pipeline.ValueText;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunSearch;
import io.trainyard.engine.run.RunState;
import io.trainyard.web.view.Action;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Words what stands at the top of a run's page, and where the run came from. Pure. */
final class HeadMaker {
  private static final int MOST_PARAMS = 4;
  private final Viewing viewing;
  private final StepStates states;

  HeadMaker(Viewing viewing, StepStates states) {
    this.viewing = viewing;
    this.states = states;
  }

  private Run run() {
    return viewing.run().run();
  }

  RunPage.Head head(RunSearch.Neighbours beside, List<Action> actions) {
    Mark mark = mark();
    return new RunPage.Head(
        title(run()),
        mark,
        state(mark),
        said(),
        progress(),
        beside.before().isPresent() ? "/runs/" + beside.before().getAsLong() : "",
        beside.after().isPresent() ? "/runs/" + beside.after().getAsLong() : "",
        beside.before().isPresent()
            ? "/compare?runs=" + beside.before().getAsLong() + "," + run().number()
            : "",
        actions);
  }

  /** A run in which some step waits and none runs waits, as far as anybody looking is concerned. */
  private Mark mark() {
    if (run().pausedBy().isPresent() && !run().state().isDone()) {
      return Mark.PAUSED;
    }
    boolean waits =
        run().state() == RunState.RUNNING
            && states.count(Mark.WAITING) > 0
            && states.count(Mark.RUNNING) == 0;
    return waits ? Mark.WAITING : Mark.of(run().state());
  }

  static String title(Run run) {
    return run.pipeline() + " #" + run.number();
  }

  /** Where it failed stands in the title, where that is one place. */
  private String state(Mark mark) {
    return mark == Mark.FAILED && states.count(Mark.FAILED) == 1
        ? mark.word() + states.first(Mark.FAILED).map(step -> " at " + step).orElse("")
        : mark.word();
  }

  private List<RunPage.Fact> said() {
    List<RunPage.Fact> said = new ArrayList<>();
    Words words = viewing.words();
    said.add(RunPage.Fact.of("", words.at(run().created()) + ", " + cause(run())));
    said.add(RunPage.Fact.of("", time()));
    String params =
        params().entrySet().stream()
            .limit(MOST_PARAMS)
            .map(param -> param.getKey() + " " + param.getValue())
            .collect(Collectors.joining(", "));
    if (!params.isEmpty()) {
      said.add(RunPage.Fact.of("", params));
    }
    said.add(version("version"));
    return said;
  }

  private RunPage.Fact version(String name) {
    return new RunPage.Fact(
        name,
        Words.digest(run().version()),
        "/pipelines/" + run().pipeline() + "?tab=versions",
        true);
  }

  private Map<String, String> params() {
    Map<String, String> texts = new TreeMap<>();
    run().params().forEach((name, value) -> texts.put(name, ValueText.plain(value)));
    return texts;
  }

  /** {@code by schedule}, {@code started by ada}. */
  static String cause(Run run) {
    return switch (run.cause()) {
      case "person" -> "started by " + person(run.actor());
      case "schedule" -> "by schedule";
      case "rerun" -> "run again by " + person(run.actor());
      case "retry" -> "tried again";
      case "call" -> "called by another run";
      case "backfill" -> "by a backfill of " + person(run.actor());
      default -> run.cause();
    };
  }

  /** Whoever an actor is, without how they came. */
  static String person(String actor) {
    return Words.person(actor);
  }

  private String time() {
    if (run().state() == RunState.QUEUED) {
      return "queued for " + took();
    }
    return run().ended().isPresent() ? "took " + took() : took() + " so far";
  }

  private String took() {
    return Words.duration(
        Duration.between(run().started().orElse(run().created()), viewing.run().now()));
  }

  /** {@code 12 of 15 steps done, 1 cached, 1 waits}. */
  String progress() {
    int all = states.all().size();
    List<String> parts = new ArrayList<>();
    parts.add(Words.count(states.over()) + " of " + Words.count(all, "step", "steps") + " done");
    add(parts, Mark.CACHED, "cached");
    add(parts, Mark.SKIPPED, "skipped");
    add(parts, Mark.FAILED, "failed");
    add(parts, Mark.RUNNING, "running");
    add(parts, Mark.WAITING, "waiting");
    add(parts, Mark.QUEUED, "queued");
    return String.join(", ", parts);
  }

  private void add(List<String> parts, Mark mark, String word) {
    int count = states.count(mark);
    if (count > 0) {
      parts.add(Words.count(count) + " " + word);
    }
  }

  /** Params, times and origin, one by one. */
  List<RunPage.Fact> facts() {
    Words words = viewing.words();
    List<RunPage.Fact> facts = new ArrayList<>();
    params().forEach((name, value) -> facts.add(new RunPage.Fact(name, value, "", true)));
    facts.add(RunPage.Fact.of("Date", run().runDate().toString()));
    run()
        .planned()
        .ifPresent(
            planned -> {
              facts.add(RunPage.Fact.of("Logical time", words.full(planned.logical())));
              facts.add(RunPage.Fact.of("Scheduled", words.full(planned.scheduled())));
            });
    facts.add(RunPage.Fact.of("Created", words.full(run().created())));
    run().started().ifPresent(time -> facts.add(RunPage.Fact.of("Began", words.full(time))));
    run().ended().ifPresent(time -> facts.add(RunPage.Fact.of("Ended", words.full(time))));
    facts.add(RunPage.Fact.of("Cause", run().cause() + ", " + run().actor()));
    if (run().origin().isPresent()) {
      long origin = run().origin().getAsLong();
      facts.add(new RunPage.Fact("Runs again", "#" + origin, "/runs/" + origin, false));
    }
    if (run().fresh()) {
      facts.add(RunPage.Fact.of("Cache", "nothing is taken from it"));
    }
    if (!run().owner().isEmpty()) {
      facts.add(RunPage.Fact.of("Owner", run().owner()));
    }
    facts.add(version("Version"));
    return facts;
  }
}
