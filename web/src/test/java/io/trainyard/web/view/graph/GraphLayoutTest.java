package io.trainyard.web.view.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.web.view.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Places: nothing on top of something else, edges forward, and the same every time. */
final class GraphLayoutTest {
  private final GraphLayout layout = new GraphLayout();

  private static GraphNode node(String name, Stage stage, Mark mark) {
    return new GraphNode(name, name, stage, "verb", "detail", mark, "#", false);
  }

  private static GraphNode node(String name, Stage stage) {
    return node(name, stage, Mark.PLANNED);
  }

  private static GraphEdge edge(String from, String to) {
    return new GraphEdge(from, to, false);
  }

  /** Names and edges of a graph; {@code stages} of them in turn. */
  private record Drawn(List<GraphNode> nodes, List<GraphEdge> edges) {
    static Drawn random(Random random, int size, int stages) {
      List<GraphNode> nodes = new ArrayList<>();
      List<GraphEdge> edges = new ArrayList<>();
      for (int at = 0; at < size; at++) {
        Stage stage = Stage.values()[at * stages / size];
        nodes.add(node("step" + at + "x".repeat(random.nextInt(20)), stage));
        for (int before = 0; before < at; before++) {
          if (random.nextInt(5) == 0) {
            edges.add(edge(nodes.get(before).id(), nodes.get(at).id()));
          }
        }
      }
      return new Drawn(nodes, edges);
    }
  }

  @Test
  void no_box_lies_on_another_whatever_the_graph() {
    Random random = new Random(7);
    for (int round = 0; round < 40; round++) {
      Drawn drawn = Drawn.random(random, 2 + random.nextInt(30), 1 + random.nextInt(7));
      DrawnGraph graph = layout.of(drawn.nodes(), drawn.edges());
      for (int one = 0; one < graph.nodes().size(); one++) {
        for (int other = 0; other < one; other++) {
          assertThat(overlap(graph.nodes().get(one), graph.nodes().get(other)))
              .as("round %s", round)
              .isFalse();
        }
      }
    }
  }

  @Test
  void the_same_graph_is_drawn_the_same_by_another_layout() {
    Drawn drawn = Drawn.random(new Random(3), 25, 5);

    assertThat(layout.of(drawn.nodes(), drawn.edges()))
        .isEqualTo(new GraphLayout().of(drawn.nodes(), drawn.edges()));
  }

  @Test
  void a_state_moves_nothing() {
    Drawn drawn = Drawn.random(new Random(5), 20, 4);
    List<GraphNode> failed =
        drawn.nodes().stream().map(each -> node(each.id(), each.stage(), Mark.FAILED)).toList();

    assertThat(layout.of(failed, drawn.edges()).nodes())
        .extracting(DrawnGraph.Node::x, DrawnGraph.Node::y)
        .isEqualTo(
            layout.of(drawn.nodes(), drawn.edges()).nodes().stream()
                .map(each -> org.assertj.core.groups.Tuple.tuple(each.x(), each.y()))
                .toList());
  }

  @Test
  void an_edge_that_others_imply_is_counted_and_not_drawn() {
    List<GraphNode> nodes =
        List.of(node("a", Stage.COLLECT), node("b", Stage.PREPARE), node("c", Stage.TRAIN));

    DrawnGraph graph = layout.of(nodes, List.of(edge("a", "b"), edge("b", "c"), edge("a", "c")));

    assertThat(graph.implied()).isEqualTo(1);
    assertThat(graph.edges())
        .extracting(drawn -> drawn.from() + ">" + drawn.to())
        .containsExactly("a>b", "b>c");
    assertThat(graph.nodes().get(2).place()).isEqualTo("after b");
  }

  @Test
  void stages_stand_in_columns_from_left_to_right_with_their_names() {
    List<GraphNode> nodes =
        List.of(
            node("rows", Stage.COLLECT),
            node("clean", Stage.PREPARE),
            node("parts", Stage.PREPARE),
            node("model", Stage.TRAIN));

    DrawnGraph graph =
        layout.of(
            nodes, List.of(edge("rows", "clean"), edge("clean", "parts"), edge("parts", "model")));

    assertThat(graph.headings())
        .extracting(DrawnGraph.Heading::title)
        .containsExactly("Collect", "Validate and prepare", "Train");
    assertThat(graph.nodes().get(1).x()).isEqualTo(graph.nodes().get(2).x());
    assertThat(Double.parseDouble(graph.nodes().get(1).y()))
        .isLessThan(Double.parseDouble(graph.nodes().get(2).y()));
  }

  @Test
  void the_critical_path_is_drawn_last() {
    List<GraphNode> nodes =
        List.of(
            new GraphNode("a", "a", Stage.COLLECT, "", "", Mark.PLANNED, "#", true),
            node("b", Stage.COLLECT),
            new GraphNode("c", "c", Stage.TRAIN, "", "", Mark.PLANNED, "#", true));

    assertThat(layout.of(nodes, List.of(edge("a", "c"), edge("b", "c"))).edges())
        .extracting(DrawnGraph.Edge::look)
        .containsExactly("", "crit");
  }

  @Test
  void a_long_name_keeps_both_of_its_ends() {
    assertThat(GraphDrawing.cut("customer-lifetime-value-recalibration", 21))
        .isEqualTo("customer-l…alibration");
    assertThat(GraphDrawing.cut("short", 5)).isEqualTo("short");
  }

  @Test
  void an_edge_to_nowhere_is_refused() {
    assertThatThrownBy(() -> layout.of(List.of(node("a", Stage.COLLECT)), List.of(edge("b", "a"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'b'");
  }

  @Test
  void a_thousand_steps_are_placed() {
    List<GraphNode> nodes = new ArrayList<>();
    List<GraphEdge> edges = new ArrayList<>();
    for (int at = 0; at < 1_000; at++) {
      nodes.add(node("s" + at, Stage.PREPARE));
      if (at >= 20) {
        edges.add(edge("s" + (at - 20), "s" + at));
        edges.add(edge("s" + (at / 20 * 20 - 20 + (at * 7) % 20), "s" + at));
      }
    }
    DrawnGraph graph = layout.of(nodes, edges);

    assertThat(graph.nodes()).hasSize(1_000);
  }

  private static boolean overlap(DrawnGraph.Node one, DrawnGraph.Node other) {
    double oneX = Double.parseDouble(one.x());
    double otherX = Double.parseDouble(other.x());
    double oneY = Double.parseDouble(one.y());
    double otherY = Double.parseDouble(other.y());
    return Math.abs(oneX - otherX) < Double.parseDouble(one.width())
        && Math.abs(oneY - otherY) < Double.parseDouble(one.height());
  }
}
