package io.trainyard.engine.run;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs at a glance, as overviews show them. Every question is bounded and answered by one statement
 * or two; none reads inputs, outputs or metrics. Thread-safe.
 */
public interface RunBoard {
  /** The most pipelines or runs that are asked about at once. */
  int MOST = 200;

  /**
   * The latest runs of each of these pipelines, latest first; none of a pipeline that never ran.
   *
   * @param pipelines up to {@link #MOST}
   * @param each how many of each pipeline
   */
  Map<String, List<Run>> latest(Collection<String> pipelines, int each);

  /**
   * Runs that have not ended: those that run before those that wait to begin, oldest first.
   *
   * @param pipelines their names; empty = every pipeline
   */
  List<Run> unfinished(Set<String> pipelines, int limit);

  /**
   * Attempts of these runs that have not ended, in the order they were made, without what they were
   * handed, made and found.
   *
   * @param runs up to {@link #MOST}
   */
  List<Attempt> open(Collection<Long> runs, int limit);

  /**
   * Attempts of these runs that found something, the latest first, with their findings and without
   * what they were handed and made.
   *
   * @param runs up to {@link #MOST}
   */
  List<Attempt> findings(Collection<Long> runs, int limit);
}
