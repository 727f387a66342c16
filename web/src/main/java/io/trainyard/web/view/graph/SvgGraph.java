package io.trainyard.web.view.graph;

import io.trainyard.web.view.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A graph as a picture that stands for itself: no style sheet, no script, no font of its own. */
public final class SvgGraph {
  private static final double MARGIN = 20;
  private static final String INK = "#1c1b18";
  private static final String FAINT = "#6b6862";
  private static final String RULE = "#bdb9b0";

  private final StringBuilder svg = new StringBuilder();

  private SvgGraph() {}

  /** Draws the steps of a pipeline. */
  public static String of(StepGraph graph) {
    Map<String, Stage> stages = Stage.of(graph);
    List<GraphNode> nodes = new ArrayList<>();
    for (StepGraph.Node node : graph.nodes()) {
      Stage stage = stages.getOrDefault(node.name(), Stage.COLLECT);
      nodes.add(
          new GraphNode(
              node.name(), node.name(), stage, node.about(), node.verb(), Mark.PLANNED, "", false));
    }
    return new SvgGraph().draw(graph.pipeline(), new GraphLayout().of(nodes, graph.edges()));
  }

  private String draw(String title, DrawnGraph graph) {
    double width = Double.parseDouble(graph.width()) + 2 * MARGIN;
    double height = Double.parseDouble(graph.height()) + 2 * MARGIN;
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\""
            + " viewBox=\"0 0 %.0f %.0f\" font-family=\"system-ui, 'Segoe UI', 'DejaVu Sans',"
            + " sans-serif\">",
        width, height, width, height);
    add("<title>%s</title>", escape(title));
    add("<rect width=\"100%%\" height=\"100%%\" rx=\"8\" fill=\"#ffffff\"/>");
    add("<g transform=\"translate(%.0f %.0f)\">", MARGIN, MARGIN);
    graph
        .headings()
        .forEach(
            heading ->
                add(
                    "<text x=\"%s\" y=\"14\" font-size=\"11.5\" fill=\"%s\">%s</text>",
                    heading.x(), FAINT, escape(heading.title())));
    graph.edges().forEach(this::line);
    graph.nodes().forEach(this::box);
    return svg.append("</g>\n</svg>\n").toString();
  }

  private void line(DrawnGraph.Edge edge) {
    String dashes = edge.look().contains("off") ? " stroke-dasharray=\"4 4\"" : "";
    add(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"%s/>",
        edge.path(), RULE, dashes);
    add("<path d=\"%s\" fill=\"%s\"/>", edge.tip(), RULE);
  }

  private void box(DrawnGraph.Node drawn) {
    GraphNode node = drawn.node();
    add("<g class=\"step\">");
    String title = node.verb().isEmpty() ? node.label() : node.label() + ": " + node.verb();
    add("<title>%s</title>", escape(title));
    add(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"6\" fill=\"#ffffff\""
            + " stroke=\"%s\"/>",
        drawn.x(), drawn.y(), drawn.width(), drawn.height(), RULE);
    double left = Double.parseDouble(drawn.x()) + 14;
    add(
        "<text x=\"%.1f\" y=\"%s\" font-size=\"13\" font-weight=\"600\" fill=\"%s\">%s</text>",
        left, drawn.spots().nameY(), INK, escape(drawn.shown()));
    add(
        "<text x=\"%.1f\" y=\"%s\" font-size=\"11.5\" fill=\"%s\">%s</text>",
        left, drawn.spots().lineY(), FAINT, escape(drawn.line()));
    add("</g>");
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
