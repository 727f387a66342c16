package io.trainyard.web.view.pipeline;

import io.trainyard.web.view.Action;
import io.trainyard.web.view.Mark;
import java.util.List;
import java.util.Optional;

/**
 * The page of a pipeline.
 *
 * @param file its own, as its version names it
 * @param latest how its latest run stands; empty where it has none
 * @param mistakes what keeps its changed file from being taken up
 * @param pause empty where nothing fires here
 * @param backfills the latest ones
 * @param tab {@code overview}, {@code versions} or {@code source}
 */
public record PipelinePage(
    String name,
    String about,
    String owner,
    List<String> tags,
    String file,
    Optional<Latest> latest,
    List<String> mistakes,
    String tab,
    Optional<PlanCard> plan,
    Optional<RunGrid> grid,
    Optional<VersionCard> versions,
    Optional<ScheduleCard> schedule,
    Optional<Pause> pause,
    List<BackfillLine> backfills,
    Optional<SourceCard> source,
    StartForm form) {
  public PipelinePage {
    tags = List.copyOf(tags);
    mistakes = List.copyOf(mistakes);
    backfills = List.copyOf(backfills);
  }

  /**
   * What can be done with the schedule.
   *
   * @param said that it is paused, by whom and since when; empty where it is not
   */
  public record Pause(String said, Action action) {}

  /**
   * Runs about many days.
   *
   * @param days the first and the last
   * @param progress how many runs are how
   * @param actions none once it has ended
   */
  public record BackfillLine(
      long number, Mark mark, String days, String progress, String by, List<Action> actions) {
    public BackfillLine {
      actions = List.copyOf(actions);
    }
  }

  /** The latest run. */
  public record Latest(long run, Mark mark, String text) {}
}
