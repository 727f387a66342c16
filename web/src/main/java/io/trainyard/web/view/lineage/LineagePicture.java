package io.trainyard.web.view.lineage;

import io.trainyard.web.view.graph.DrawnGraph;
import java.util.Optional;

/**
 * What came from what, around one step of one run.
 *
 * @param graph empty where there is nothing to draw
 * @param centre id of the node that it is about
 * @param said where it comes from and what it reaches, in words
 */
public record LineagePicture(Optional<DrawnGraph> graph, String centre, String said) {
  /** Nothing is known. */
  public static final LineagePicture NONE =
      new LineagePicture(Optional.empty(), "", "The definition of its run is not there any more.");
}
