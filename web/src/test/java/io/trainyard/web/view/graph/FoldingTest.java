package io.trainyard.web.view.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.web.view.Mark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Large graphs, folded. */
final class FoldingTest {
  private static GraphNode node(int number, Stage stage, Mark mark) {
    return new GraphNode("n" + number, "train_" + number, stage, "train", "", mark, "#", false);
  }

  /** A random graph in which some nodes ask for a look. */
  private static Folding random(long seed, int size) {
    return random(seed, size, OpenGroups.NONE);
  }

  private static Folding random(long seed, int size, OpenGroups open) {
    Random random = new Random(seed);
    List<GraphNode> nodes = new ArrayList<>();
    List<GraphEdge> edges = new ArrayList<>();
    for (int at = 0; at < size; at++) {
      Mark mark = random.nextInt(12) == 0 ? Mark.FAILED : Mark.SUCCEEDED;
      nodes.add(node(at, Stage.values()[at * 5 / size], mark));
      for (int edge = 0; edge < 2 && at > 0; edge++) {
        edges.add(new GraphEdge("n" + random.nextInt(at), "n" + at, false));
      }
    }
    return Folding.of(nodes, edges, open);
  }

  @Test
  void a_graph_that_can_be_read_at_once_stays() {
    assertThat(random(1, 60).folded()).isZero();
    assertThat(random(1, 60).nodes()).hasSize(60);
  }

  @Test
  void folding_makes_no_cycle_and_loses_no_node() {
    for (int seed = 0; seed < 40; seed++) {
      Folding folding = random(seed, 200);
      Set<String> before = new HashSet<>();
      for (GraphNode node : folding.nodes()) {
        for (GraphEdge edge : folding.edges()) {
          if (edge.to().equals(node.id())) {
            assertThat(before).as("seed %s", seed).contains(edge.from());
          }
        }
        before.add(node.id());
      }
      int inside =
          folding.nodes().stream()
              .flatMap(node -> node.parts().stream())
              .mapToInt(GraphNode.Part::count)
              .sum();
      long alone = folding.nodes().stream().filter(node -> node.parts().isEmpty()).count();
      assertThat(inside + alone).isEqualTo(200);
      assertThat(folding.folded()).isEqualTo(inside);
    }
  }

  @Test
  void one_group_is_opened_and_the_others_stay_folded() {
    for (int seed = 0; seed < 40; seed++) {
      Folding closed = random(seed, 200);
      GraphNode fold =
          closed.nodes().stream().filter(node -> !node.parts().isEmpty()).findFirst().orElseThrow();
      int inside = fold.parts().stream().mapToInt(GraphNode.Part::count).sum();

      Folding opened = random(seed, 200, OpenGroups.NONE.with(fold.id()));

      assertThat(fold.id()).matches("fold-[0-9]+-[0-9]+");
      assertThat(opened.opened()).containsExactly(new Folding.Opened(fold.id(), fold.label()));
      assertThat(opened.folded()).isEqualTo(closed.folded() - inside);
      assertThat(opened.nodes()).hasSize(closed.nodes().size() - 1 + inside);
      isInOrder(opened);
    }
  }

  private static void isInOrder(Folding folding) {
    Set<String> before = new HashSet<>();
    for (GraphNode node : folding.nodes()) {
      folding.edges().stream()
          .filter(edge -> edge.to().equals(node.id()))
          .forEach(edge -> assertThat(before).contains(edge.from()));
      before.add(node.id());
    }
  }

  @Test
  void what_failed_runs_or_waits_stands_by_itself() {
    Folding folding = random(3, 300);

    assertThat(folding.nodes())
        .filteredOn(node -> !node.parts().isEmpty())
        .allSatisfy(
            node ->
                assertThat(node.parts())
                    .extracting(GraphNode.Part::mark)
                    .containsOnly(Mark.SUCCEEDED));
  }

  @Test
  void a_fold_names_what_its_nodes_share_and_counts_them() {
    List<GraphNode> nodes = new ArrayList<>();
    for (int at = 0; at < 100; at++) {
      nodes.add(node(at, Stage.TRAIN, at % 2 == 0 ? Mark.CACHED : Mark.SUCCEEDED));
    }

    Folding folding = Folding.of(nodes, List.of(), OpenGroups.NONE);

    assertThat(folding.nodes()).hasSize(1);
    assertThat(folding.nodes().get(0).label()).isEqualTo("train_… × 100");
    assertThat(folding.nodes().get(0).parts())
        .containsExactly(
            new GraphNode.Part(Mark.CACHED, 50), new GraphNode.Part(Mark.SUCCEEDED, 50));
  }
}
