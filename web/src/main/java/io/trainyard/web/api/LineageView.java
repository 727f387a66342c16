package io.trainyard.web.api;

import io.trainyard.engine.lineage.DataLineage;
import io.trainyard.engine.lineage.ModelLineage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a model version comes from, or what became of a table: one of the two.
 *
 * @param version null when it was asked of a digest
 * @param data null when it was asked of a version
 */
public record LineageView(@Nullable Version version, @Nullable Data data) {

  /**
   * Where a version comes from.
   *
   * @param model digest of its package
   * @param card digest of its card
   * @param sources what its run began with
   * @param steps every step it goes back to, in the order in which they ended
   */
  public record Version(
      String id,
      String model,
      String card,
      long run,
      String pipeline,
      String pipelineVersion,
      Map<String, String> params,
      Map<String, Double> metrics,
      List<Source> sources,
      List<Made> steps) {}

  /**
   * A table from outside the run.
   *
   * @param digest of the table
   * @param source where it was collected from; empty when nothing tells
   * @param sourceDigest of the source's own bytes; empty when nothing tells
   */
  public record Source(String digest, String name, String source, String sourceDigest) {
    static Source of(ModelLineage.Data data) {
      return new Source(data.digest().toString(), data.name(), data.source(), data.sourceDigest());
    }
  }

  /** A step and what it made. */
  public record Made(String step, List<ArtifactView> outputs) {
    static Made of(ModelLineage.Made made) {
      return new Made(made.step(), made.outputs().stream().map(ArtifactView::of).toList());
    }
  }

  /**
   * What became of a table.
   *
   * @param source where it was collected from; empty when nothing tells
   * @param published names of catalogue tables made of it
   * @param models versions that go back to it
   * @param endpoints that serve such a version now
   */
  public record Data(
      String digest,
      String source,
      List<DataLineage.Use> uses,
      List<String> published,
      List<String> models,
      List<String> endpoints) {}

  /**
   * Of a version.
   *
   * @param params as text
   */
  public static LineageView of(ModelLineage lineage, Map<String, String> params) {
    return new LineageView(
        new Version(
            lineage.id(),
            lineage.model().toString(),
            lineage.card().toString(),
            lineage.run(),
            lineage.pipeline(),
            lineage.pipelineVersion(),
            params,
            lineage.metrics(),
            lineage.data().stream().map(Source::of).toList(),
            lineage.steps().stream().map(Made::of).toList()),
        null);
  }

  public static LineageView of(DataLineage lineage) {
    return new LineageView(
        null,
        new Data(
            lineage.data().toString(),
            lineage.source(),
            lineage.uses(),
            lineage.published(),
            lineage.models(),
            lineage.endpoints()));
  }
}
