package io.trainyard.web.view.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.LayeringStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Places a graph in layers from left to right, with few crossings, by the Eclipse Layout Kernel.
 * The same shape gives the same picture: the seed is fixed and everything has an order.
 */
final class LayeredLayout {
  static final double BOX_HEIGHT = 46;
  private static final double BETWEEN_COLUMNS = 58;
  private static final double BETWEEN_ROWS = 12;
  private static final double MARGIN = 2.5;

  /** Of more nodes nobody follows each edge, and looking for fewer crossings takes seconds. */
  private static final int MOST_WITH_CARE = 500;

  private static final double HEADING = 26.5;

  static {
    // ELK copies the defaults of options, and knows how only once these are registered.
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
  }

  private final GraphShape shape;
  private final boolean isByStage;
  private final Map<String, Stage> stages = new HashMap<>();
  private final Map<String, ElkNode> nodes = new HashMap<>();
  private final Map<GraphEdge, ElkEdge> edges = new HashMap<>();
  private final ElkNode root = ElkGraphUtil.createGraph();

  private LayeredLayout(GraphShape shape) {
    this.shape = shape;
    this.isByStage = shape.isByStage();
    shape.nodes().forEach(node -> stages.put(node.id(), node.stage()));
  }

  static Placement of(GraphShape shape) {
    return new LayeredLayout(shape).place();
  }

  private Placement place() {
    settings();
    shape.nodes().forEach(this::add);
    if (isByStage) {
      keepOrderWithinStages();
    }
    for (GraphEdge edge : shape.edges()) {
      if (!isWithinColumn(edge)) {
        edges.put(edge, ElkGraphUtil.createSimpleEdge(node(edge.from()), node(edge.to())));
      }
    }
    new LayeredLayoutProvider().layout(root, new BasicProgressMonitor());
    List<Placement.Box> boxes = shape.nodes().stream().map(node -> box(node(node.id()))).toList();
    List<Placement.Line> lines = shape.edges().stream().map(this::line).toList();
    return new Placement(
        root.getWidth(), root.getHeight(), headings(), boxes, lines, shape.implied());
  }

  private void settings() {
    root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
    root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.POLYLINE);
    root.setProperty(LayeredOptions.RANDOM_SEED, 1);
    root.setProperty(LayeredOptions.MERGE_EDGES, true);
    root.setProperty(
        LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
    root.setProperty(LayeredOptions.SEPARATE_CONNECTED_COMPONENTS, false);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_ROWS);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE, BETWEEN_ROWS);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_COLUMNS);
    double top = isByStage ? HEADING : MARGIN;
    root.setProperty(LayeredOptions.PADDING, new ElkPadding(top, MARGIN, MARGIN, MARGIN));
    if (isByStage) {
      root.setProperty(LayeredOptions.LAYERING_STRATEGY, LayeringStrategy.INTERACTIVE);
    } else if (shape.nodes().size() > MOST_WITH_CARE) {
      root.setProperty(LayeredOptions.LAYERING_STRATEGY, LayeringStrategy.LONGEST_PATH_SOURCE);
      root.setProperty(LayeredOptions.THOROUGHNESS, 1);
    }
  }

  private void add(GraphShape.Node node) {
    ElkNode added = ElkGraphUtil.createNode(root);
    added.setIdentifier(node.id());
    added.setDimensions(shape.boxWidth(), BOX_HEIGHT);
    if (isByStage) {
      added.setX(node.stage().ordinal() * 2.0 * shape.boxWidth());
    }
    nodes.put(node.id(), added);
  }

  /** Where a step waits for another one of its stage, the column stands in the order of running. */
  private void keepOrderWithinStages() {
    Map<Stage, List<String>> columns = new TreeMap<>();
    shape
        .nodes()
        .forEach(
            node -> columns.computeIfAbsent(node.stage(), s -> new ArrayList<>()).add(node.id()));
    for (GraphEdge edge : shape.edges()) {
      List<String> column =
          isWithinColumn(edge)
              ? columns.getOrDefault(stages.get(edge.from()), List.of())
              : List.of();
      for (int row = 1; row < column.size(); row++) {
        node(column.get(row - 1))
            .setProperty(LayeredOptions.CROSSING_MINIMIZATION_IN_LAYER_PRED_OF, column.get(row));
      }
    }
  }

  private boolean isWithinColumn(GraphEdge edge) {
    return isByStage && stages.get(edge.from()) == stages.get(edge.to());
  }

  private ElkNode node(String id) {
    return Objects.requireNonNull(nodes.get(id));
  }

  private static Placement.Box box(ElkNode node) {
    return new Placement.Box(node.getX(), node.getY(), node.getWidth(), node.getHeight());
  }

  private List<Placement.Heading> headings() {
    if (!isByStage) {
      return List.of();
    }
    Map<Stage, Double> lefts = new TreeMap<>();
    shape.nodes().forEach(node -> lefts.merge(node.stage(), node(node.id()).getX(), Math::min));
    List<Placement.Heading> headings = new ArrayList<>();
    lefts.forEach((stage, x) -> headings.add(new Placement.Heading(stage.title(), x)));
    return headings;
  }

  private Placement.Line line(GraphEdge edge) {
    ElkEdge drawn = edges.get(edge);
    if (drawn != null) {
      return Curves.along(edge, points(drawn.getSections().get(0)));
    }
    Placement.Box from = box(node(edge.from()));
    Placement.Box to = box(node(edge.to()));
    return areNeighbours(from, to) ? Curves.down(edge, from, to) : Curves.around(edge, from, to);
  }

  /** Whether nothing stands between two boxes of a column. */
  private boolean areNeighbours(Placement.Box from, Placement.Box to) {
    return shape.nodes().stream()
        .map(node -> box(node(node.id())))
        .noneMatch(
            other ->
                Math.abs(other.x() - from.x()) < 1
                    && (other.y() - from.y()) * (other.y() - to.y()) < 0);
  }

  private static List<double[]> points(ElkEdgeSection section) {
    List<double[]> points = new ArrayList<>();
    points.add(new double[] {section.getStartX(), section.getStartY()});
    for (ElkBendPoint bend : section.getBendPoints()) {
      points.add(new double[] {bend.getX(), bend.getY()});
    }
    points.add(new double[] {section.getEndX(), section.getEndY()});
    return points;
  }
}
