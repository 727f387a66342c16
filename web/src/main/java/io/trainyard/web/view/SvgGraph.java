package io.trainyard.web.view;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A graph as a picture that stands for itself: no style sheet, no script, no font of its own. */
public final class SvgGraph {
  private static final double MARGIN = 20;
  private static final double BOX_HEIGHT = 46;
  private static final double LAYER_HEIGHT = 88;
  private static final double LETTER = 8.2;
  private static final double LEAST_WIDTH = 112;
  private static final double BEND_WIDTH = 10;

  private static final Map<String, String> COLOURS =
      Map.ofEntries(
          Map.entry("collect", "#2f6fb3"),
          Map.entry("validate", "#2f6fb3"),
          Map.entry("transform", "#2f6fb3"),
          Map.entry("split", "#2f6fb3"),
          Map.entry("publish", "#2f6fb3"),
          Map.entry("train", "#7b4fb5"),
          Map.entry("predict", "#7b4fb5"),
          Map.entry("evaluate", "#c2761a"),
          Map.entry("explain", "#c2761a"),
          Map.entry("compare", "#c2761a"),
          Map.entry("register", "#2b8a57"),
          Map.entry("deploy", "#2b8a57"));
  private static final String OTHER_COLOUR = "#66707a";

  private final Layers layers;
  private final Columns columns;
  private final StringBuilder svg = new StringBuilder();

  private SvgGraph(StepGraph graph) {
    this.layers = new Layers(graph);
    this.columns = new Columns(layers, SvgGraph::width);
  }

  public static String of(StepGraph graph) {
    return new SvgGraph(graph).draw(graph.pipeline());
  }

  private String draw(String title) {
    double width = 2 * MARGIN;
    for (List<Layers.Cell> layer : layers.layers()) {
      for (Layers.Cell cell : layer) {
        width = Math.max(width, columns.centre(cell) + width(cell) / 2 + 2 * MARGIN);
      }
    }
    int last = Math.max(0, layers.layers().size() - 1);
    double height = last * LAYER_HEIGHT + BOX_HEIGHT + 2 * MARGIN;
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\""
            + " viewBox=\"0 0 %.0f %.0f\" font-family=\"system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif\">",
        width, height, width, height);
    add("<title>%s</title>", escape(title));
    add("<rect width=\"100%%\" height=\"100%%\" rx=\"8\" fill=\"#ffffff\"/>");
    layers.lines().forEach(this::line);
    layers.layers().forEach(layer -> layer.forEach(this::box));
    return svg.append("</svg>\n").toString();
  }

  private void line(Layers.Line line) {
    List<Layers.Cell> cells = line.cells();
    StringBuilder path = new StringBuilder();
    double x = x(cells.get(0));
    double y = top(cells.get(0)) + BOX_HEIGHT;
    path.append(String.format(Locale.ROOT, "M%.1f %.1f", x, y));
    for (Layers.Cell cell : cells.subList(1, cells.size())) {
      boolean isBend = cell.node().isEmpty();
      double nextX = x(cell);
      double nextY = top(cell) - (isBend ? 0 : 7);
      double middle = (y + nextY) / 2;
      path.append(curve(x, middle, nextX, nextY));
      if (isBend) {
        nextY = top(cell) + BOX_HEIGHT;
        path.append(String.format(Locale.ROOT, " L%.1f %.1f", nextX, nextY));
      }
      x = nextX;
      y = nextY;
    }
    String dashes = line.edge().conditional() ? " stroke-dasharray=\"5 4\"" : "";
    add("<path d=\"%s\" fill=\"none\" stroke=\"#9aa5b1\" stroke-width=\"1.6\"%s/>", path, dashes);
    add("<path d=\"M%.1f %.1f l-4.5 -8 h9 z\" fill=\"#9aa5b1\"/>", x, y + 7);
  }

  private static String curve(double fromX, double middle, double toX, double toY) {
    return String.format(
        Locale.ROOT, " C%.1f %.1f %.1f %.1f %.1f %.1f", fromX, middle, toX, middle, toX, toY);
  }

  private void box(Layers.Cell cell) {
    if (cell.node().isEmpty()) {
      return;
    }
    StepGraph.Node node = cell.node().get();
    double width = width(cell);
    double left = x(cell) - width / 2;
    double top = top(cell);
    String colour = COLOURS.getOrDefault(node.verb(), OTHER_COLOUR);
    add("<g>");
    if (!node.about().isEmpty()) {
      add("<title>%s</title>", escape(node.about()));
    }
    add(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"7\" fill=\"#f7f9fb\" stroke=\"%s\" stroke-width=\"1.4\"/>",
        left, top, width, BOX_HEIGHT, colour);
    add(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" font-size=\"14\" font-weight=\"600\" fill=\"#1f2933\">%s</text>",
        x(cell), top + 20, escape(node.name()));
    add(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" font-size=\"11.5\" fill=\"%s\">%s</text>",
        x(cell), top + 36, colour, escape(node.verb()));
    add("</g>");
  }

  private double x(Layers.Cell cell) {
    return MARGIN + columns.centre(cell);
  }

  private static double top(Layers.Cell cell) {
    return MARGIN + cell.layer() * LAYER_HEIGHT;
  }

  private static double width(Layers.Cell cell) {
    return cell.node()
        .map(node -> Math.max(LEAST_WIDTH, node.name().length() * LETTER + 28))
        .orElse(BEND_WIDTH);
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
