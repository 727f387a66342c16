package io.trainyard.engine.lineage;

import io.trainyard.engine.artifact.Digest;
import java.util.List;

/**
 * What became of a table.
 *
 * @param data its digest
 * @param source where it was collected from; empty when nothing tells
 * @param uses steps that used it, or what was made from it, in the order in which they ended
 * @param published names under which such a table is in the catalogue now
 * @param models versions that go back to it, such as {@code churn:3}
 * @param endpoints names of those that serve such a version now
 */
public record DataLineage(
    Digest data,
    String source,
    List<Use> uses,
    List<String> published,
    List<String> models,
    List<String> endpoints) {

  /**
   * A step that used it.
   *
   * @param made its tables and models, as {@code step.output}
   */
  public record Use(long run, String pipeline, String step, List<String> made) {}
}
