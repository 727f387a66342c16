package io.trainyard.web.view.graph;

import java.util.StringJoiner;

/** A graph in the languages of other tools. Names of steps need no escaping. */
public final class TextGraph {
  private TextGraph() {}

  /** For Markdown pages that draw Mermaid. */
  public static String mermaid(StepGraph graph) {
    StringJoiner text = new StringJoiner("\n");
    text.add("flowchart TD");
    for (StepGraph.Node node : graph.nodes()) {
      text.add(
          "  "
              + id(node.name())
              + "[\""
              + node.name()
              + "<br/><small>"
              + node.verb()
              + "</small>\"]");
    }
    for (GraphEdge edge : graph.edges()) {
      text.add("  " + id(edge.from()) + (edge.conditional() ? " -.-> " : " --> ") + id(edge.to()));
    }
    return text.toString();
  }

  /** For Graphviz. */
  public static String dot(StepGraph graph) {
    StringJoiner text = new StringJoiner("\n");
    text.add("digraph \"" + graph.pipeline() + "\" {");
    text.add("  node [shape=box, style=rounded, fontname=\"sans-serif\"];");
    for (StepGraph.Node node : graph.nodes()) {
      text.add("  \"" + node.name() + "\" [label=\"" + node.name() + "\\n" + node.verb() + "\"];");
    }
    for (GraphEdge edge : graph.edges()) {
      String style = edge.conditional() ? " [style=dashed]" : "";
      text.add("  \"" + edge.from() + "\" -> \"" + edge.to() + "\"" + style + ";");
    }
    return text.add("}").toString();
  }

  /** {@code end} and its like are words of Mermaid, so every id begins with {@code s_}. */
  private static String id(String name) {
    return "s_" + name;
  }
}
