package io.trainyard.web.view.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** A graph as text and as a picture that stands for itself. */
final class GraphTest {
  private static final StepGraph DIAMOND =
      new StepGraph(
          "demo",
          List.of(node("a"), node("left"), node("right"), node("end")),
          List.of(
              new GraphEdge("a", "left", false),
              new GraphEdge("a", "right", false),
              new GraphEdge("a", "end", false),
              new GraphEdge("left", "end", true),
              new GraphEdge("right", "end", false)));

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
    assertThat(parse(svg).getElementsByTagName("rect").getLength()).isEqualTo(1 + 4);
    assertThat(svg).contains("Why &lt;a&gt; &amp; what", "stroke-dasharray");
  }

  @Test
  void a_pipeline_without_steps_is_a_picture_too() throws Exception {
    parse(SvgGraph.of(new StepGraph("none", List.of(), List.of())));
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
