package io.trainyard.web.view.home;

import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunState;
import io.trainyard.web.api.PipelineView;
import io.trainyard.web.api.ScheduleView;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Strip;
import io.trainyard.web.view.Words;
import io.trainyard.web.view.chart.Picture;
import io.trainyard.web.view.chart.Spark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Words pipelines as lines.
 *
 * @param runs the latest of each pipeline, latest first
 * @param next by pipeline, when it starts by itself
 * @param marks how runs that go on are, where more is known than their state
 */
record PipelineLines(
    Map<String, List<Run>> runs, Map<String, Instant> next, Map<Long, Mark> marks, Words words) {
  /** Below this many runs, a share or a trend says nothing. */
  private static final int ENOUGH = 3;

  /** When pipelines start by themselves, by name. */
  static Map<String, Instant> next(List<ScheduleView> schedules) {
    Map<String, Instant> next = new HashMap<>();
    for (ScheduleView schedule : schedules) {
      Instant fire = schedule.next();
      if (fire != null) {
        next.put(schedule.pipeline(), fire);
      }
    }
    return next;
  }

  List<PipelineLine> of(List<PipelineView> pipelines) {
    return pipelines.stream().map(this::line).toList();
  }

  private PipelineLine line(PipelineView pipeline) {
    List<Run> last = runs.getOrDefault(pipeline.name(), List.of());
    Optional<Instant> fire = Optional.ofNullable(next.get(pipeline.name()));
    List<Duration> took = took(last);
    return new PipelineLine(
        pipeline.name(),
        pipeline.about(),
        pipeline.owner(),
        fire.map(words::at).orElse(""),
        fire.map(words::until).orElse(""),
        Strip.of(last, words.now()),
        share(last),
        counts(last),
        took.size() < ENOUGH ? Optional.empty() : Optional.of(trend(took)),
        median(took).map(Words::duration).orElse(""),
        last.stream().filter(run -> !run.state().isDone()).findFirst().map(this::now));
  }

  private PipelineLine.Now now(Run run) {
    Mark known = run.pausedBy().isPresent() ? Mark.PAUSED : Mark.of(run.state());
    Mark mark = marks.getOrDefault(run.number(), known);
    return new PipelineLine.Now(
        mark, "#" + run.number() + " " + mark.word(), "/runs/" + run.number());
  }

  private static long in(List<Run> runs, RunState state) {
    return runs.stream().filter(run -> run.state() == state).count();
  }

  private static String share(List<Run> runs) {
    long good = in(runs, RunState.SUCCEEDED);
    long all = good + in(runs, RunState.FAILED);
    return all < ENOUGH ? "" : Words.share((double) good / all);
  }

  private static String counts(List<Run> runs) {
    long good = in(runs, RunState.SUCCEEDED);
    long all = good + in(runs, RunState.FAILED);
    return all == 0 ? "" : good + " of " + all;
  }

  /** How long those that ended well took, the oldest first. */
  static List<Duration> took(List<Run> latestFirst) {
    List<Duration> took = new ArrayList<>();
    for (Run run : latestFirst) {
      if (run.state() == RunState.SUCCEEDED && run.started().isPresent()) {
        took.add(0, Duration.between(run.started().get(), run.ended().orElse(run.created())));
      }
    }
    return took;
  }

  /** The middle one; the longer of the two where they are even in number. */
  static Optional<Duration> median(List<Duration> durations) {
    return durations.stream().sorted().skip(durations.size() / 2).findFirst();
  }

  private static Picture trend(List<Duration> took) {
    List<Double> seconds = took.stream().map(time -> time.toMillis() / 1000.0).toList();
    return new Spark("How long the last runs took", "s", seconds).picture();
  }
}
