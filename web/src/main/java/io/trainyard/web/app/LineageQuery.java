package io.trainyard.web.app;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.lineage.LineageGraph;
import io.trainyard.engine.pipeline.Names;
import io.trainyard.engine.registry.Alias;
import io.trainyard.web.api.LineageView;
import io.trainyard.web.api.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what {@code lineage} was asked of. */
final class LineageQuery {
  private static final Pattern VERSION =
      Pattern.compile("(" + Names.PATTERN + ")(?::([1-9][0-9]{0,17}))?");
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
  private final HomeGraph graph;

  LineageQuery(HomeGraph graph) {
    this.graph = graph;
  }

  /** A {@link Problem} when it is nothing, or nothing that is known. */
  LineageView find(String of) {
    LineageGraph lineage = LineageGraph.of(graph.events());
    if (DIGEST.matcher(of).matches()) {
      return lineage
          .data(Digest.parse(of))
          .map(LineageView::of)
          .orElseThrow(() -> Problem.notFound("nothing made or used " + of + "."));
    }
    Matcher version = VERSION.matcher(of);
    if (!version.matches() || of.startsWith("sha256:")) {
      throw Problem.badRequest(
          "'"
              + of
              + "' is no model version and no digest: write churn:3, or sha256: and the 64 digits of a digest.");
    }
    String model = version.group(1);
    long number = version.group(2) == null ? champion(model) : Long.parseLong(version.group(2));
    return lineage
        .model(model, number)
        .map(found -> LineageView.of(found, Definitions.texts(found.params())))
        .orElseThrow(() -> Problem.notFound("there is no model version " + of + "."));
  }

  private long champion(String model) {
    return graph
        .registry()
        .alias(model, Alias.CHAMPION)
        .orElseThrow(() -> Problem.notFound("there is no champion of a model '" + model + "'."))
        .version();
  }
}
