package io.trainyard.web.view.home;

import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Strip;
import io.trainyard.web.view.chart.Picture;
import java.util.Optional;

/**
 * A pipeline in one line.
 *
 * @param next when it starts by itself next; empty where it does not
 * @param nextIn the same from now; empty where it does not
 * @param share of its last runs that ended well; empty below three that have ended
 * @param counts the same as {@code 17 of 19}; empty where none has ended
 * @param trend of how long they took; empty below three
 * @param median of how long they took; empty where none ended well
 * @param now its run that goes on
 */
public record PipelineLine(
    String name,
    String about,
    String owner,
    String next,
    String nextIn,
    Strip strip,
    String share,
    String counts,
    Optional<Picture> trend,
    String median,
    Optional<Now> now) {
  /** A run that goes on. */
  public record Now(Mark mark, String text, String address) {}

  /** What a filter of the list asks for: the last run that has ended has failed. */
  public boolean hasFailedLately() {
    return strip.bars().stream()
        .filter(bar -> bar.tone().equals("ok") || bar.isFailed())
        .reduce((earlier, later) -> later)
        .filter(Strip.Bar::isFailed)
        .isPresent();
  }
}
