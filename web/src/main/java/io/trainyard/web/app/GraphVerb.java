package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Closest;
import io.trainyard.web.view.graph.StepGraph;
import io.trainyard.web.view.graph.SvgGraph;
import io.trainyard.web.view.graph.TextGraph;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trainyard graph}. */
@Command(name = "graph", description = "Draw the steps of a pipeline file.")
final class GraphVerb extends Verb {
  private static final List<String> FORMATS = List.of("mermaid", "dot", "svg", "json");

  @Parameters(paramLabel = "FILE", description = "A pipeline file.")
  private String file = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "mermaid (the default), dot, svg or json.")
  private String format = "mermaid";

  GraphVerb(Shell shell) {
    super(shell);
  }

  @Override
  public Integer call() {
    if (!FORMATS.contains(format)) {
      throw Refusal.usage(
          Sentence.of(
              "--format is one of " + String.join(", ", FORMATS) + Closest.hint(format, FORMATS)));
    }
    StepGraph graph = StepGraph.of(PipelineFiles.require(file, trainyard().pipelines(), shell()));
    if (json() || format.equals("json")) {
      printJson(graph);
    } else if (format.equals("svg")) {
      shell().out().print(SvgGraph.of(graph));
    } else {
      print(format.equals("dot") ? TextGraph.dot(graph) : TextGraph.mermaid(graph));
    }
    return Exit.OK;
  }
}
