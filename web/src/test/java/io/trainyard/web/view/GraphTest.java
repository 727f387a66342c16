package io.trainyard.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Pictures: well-formed, nothing on top of something else, and the same every time. */
final class GraphTest {
  private static final StepGraph DIAMOND =
      new StepGraph(
          "demo",
          List.of(node("a"), node("left"), node("right"), node("end")),
          List.of(
              new StepGraph.Edge("a", "left", false),
              new StepGraph.Edge("a", "right", false),
              new StepGraph.Edge("a", "end", false),
              new StepGraph.Edge("left", "end", true),
              new StepGraph.Edge("right", "end", false)));

  private static StepGraph.Node node(String name) {
    return new StepGraph.Node(name, "train", "Why <" + name + "> & what");
  }

  @Test
  void mermaid_and_dot_have_every_step_and_edge() {
    assertThat(TextGraph.mermaid(DIAMOND).lines())
        .contains("  s_a --> s_left", "  s_left -.-> s_end")
        .hasSize(1 + 4 + 5);
    assertThat(TextGraph.dot(DIAMOND).lines())
        .contains("  \"a\" -> \"left\";", "  \"left\" -> \"end\" [style=dashed];");
  }

  @Test
  void the_picture_is_xml_and_the_same_every_time() throws Exception {
    String svg = SvgGraph.of(DIAMOND);

    assertThat(svg).isEqualTo(SvgGraph.of(DIAMOND));
    assertThat(parse(svg).getElementsByTagName("g").getLength()).isEqualTo(4);
    assertThat(svg).contains("Why &lt;a&gt; &amp; what", "stroke-dasharray");
  }

  @Test
  void no_box_lies_on_another_whatever_the_graph() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < 30; round++) {
      List<double[]> boxes = boxes(SvgGraph.of(graph(random, 2 + random.nextInt(30))));
      for (int one = 0; one < boxes.size(); one++) {
        for (int other = 0; other < one; other++) {
          assertThat(overlap(boxes.get(one), boxes.get(other))).as("round %s", round).isFalse();
        }
      }
    }
  }

  @Test
  void a_pipeline_without_steps_is_a_picture_too() throws Exception {
    parse(SvgGraph.of(new StepGraph("none", List.of(), List.of())));
  }

  private static StepGraph graph(Random random, int size) {
    List<StepGraph.Node> nodes = new ArrayList<>();
    List<StepGraph.Edge> edges = new ArrayList<>();
    for (int at = 0; at < size; at++) {
      nodes.add(node("step" + at + "x".repeat(random.nextInt(20))));
      for (int before = 0; before < at; before++) {
        if (random.nextInt(5) == 0) {
          edges.add(new StepGraph.Edge(nodes.get(before).name(), nodes.get(at).name(), false));
        }
      }
    }
    return new StepGraph("random", nodes, edges);
  }

  private static List<double[]> boxes(String svg) throws Exception {
    NodeList groups = parse(svg).getElementsByTagName("g");
    List<double[]> boxes = new ArrayList<>();
    for (int at = 0; at < groups.getLength(); at++) {
      Element box = (Element) ((Element) groups.item(at)).getElementsByTagName("rect").item(0);
      boxes.add(
          new double[] {
            number(box, "x"), number(box, "y"), number(box, "width"), number(box, "height")
          });
    }
    return boxes;
  }

  private static double number(Element box, String name) {
    return Double.parseDouble(box.getAttribute(name));
  }

  private static boolean overlap(double[] one, double[] other) {
    return one[0] < other[0] + other[2]
        && other[0] < one[0] + one[2]
        && one[1] < other[1] + other[3]
        && other[1] < one[1] + one[3];
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
