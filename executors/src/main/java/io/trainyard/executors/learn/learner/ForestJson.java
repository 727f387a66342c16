package io.trainyard.executors.learn.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Trees as JSON, equal both ways to the last bit. */
final class ForestJson {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private ForestJson() {}

  static byte[] write(List<Tree> trees) {
    ObjectNode json = MAPPER.createObjectNode();
    ArrayNode array = json.putArray("trees");
    trees.forEach(tree -> write(tree, array.addObject()));
    return MAPPER.writeValueAsBytes(json);
  }

  private static void write(Tree tree, ObjectNode json) {
    write(tree.feature(), json.putArray("feature"));
    write(tree.threshold(), json.putArray("threshold"));
    write(tree.left(), json.putArray("left"));
    write(tree.right(), json.putArray("right"));
    ArrayNode outputs = json.putArray("output");
    for (double[] output : tree.output()) {
      write(output, outputs.addArray());
    }
  }

  private static void write(int[] numbers, ArrayNode json) {
    for (int number : numbers) {
      json.add(number);
    }
  }

  private static void write(double[] numbers, ArrayNode json) {
    for (double number : numbers) {
      json.add(number);
    }
  }

  static List<Tree> read(byte[] bytes) {
    List<Tree> trees = new ArrayList<>();
    MAPPER.readTree(bytes).path("trees").forEach(json -> trees.add(read(json)));
    return trees;
  }

  private static Tree read(JsonNode json) {
    return new Tree(
        ints(json.path("feature")),
        doubles(json.path("threshold")),
        ints(json.path("left")),
        ints(json.path("right")),
        StreamSupport.stream(json.path("output").spliterator(), false)
            .map(ForestJson::doubles)
            .toArray(double[][]::new));
  }

  private static int[] ints(JsonNode json) {
    return StreamSupport.stream(json.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
  }

  static double[] doubles(JsonNode json) {
    return StreamSupport.stream(json.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }
}
