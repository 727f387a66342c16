package io.trainyard.engine.run;

import java.util.List;

/** Reading the curves that attempts reported on their way. Thread-safe. */
public interface MetricPoints {
  /**
   * The curves of an attempt by name.
   *
   * @param most of each curve; a longer one is thinned evenly, its last point stays
   */
  List<MetricSeries> of(long attempt, int most);

  /** The ids of the attempts of a run that have any, in order. */
  List<Long> attempts(long run);
}
