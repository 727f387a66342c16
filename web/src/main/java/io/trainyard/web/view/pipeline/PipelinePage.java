package io.trainyard.web.view.pipeline;

import io.trainyard.web.view.Mark;
import java.util.List;
import java.util.Optional;

/**
 * The page of a pipeline.
 *
 * @param file its own, as its version names it
 * @param latest how its latest run stands; empty where it has none
 * @param mistakes what keeps its changed file from being taken up
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
    Optional<SourceCard> source,
    StartForm form) {
  public PipelinePage {
    tags = List.copyOf(tags);
    mistakes = List.copyOf(mistakes);
  }

  /** The latest run. */
  public record Latest(long run, Mark mark, String text) {}
}
