package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Capacity;
import io.trainyard.engine.pipeline.Closest;
import io.trainyard.engine.pipeline.Names;
import io.trainyard.engine.pipeline.SizeText;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The parts {@code capacity} and {@code pools} of {@code settings.json}.
 *
 * <pre>{@code
 * {
 *   "capacity": {"attempts": 8, "cpus": 8, "memory": "32GiB", "gpus": 1, "perOwner": 4},
 *   "pools": {"erp": 2}
 * }
 * }</pre>
 */
final class CapacityPart {
  private static final List<String> WORDS =
      List.of("attempts", "cpus", "memory", "gpus", "perOwner");
  private static final Pattern NAME = Pattern.compile(Names.PATTERN);

  private final Function<String, Refusal> wrong;

  /**
   * A reader.
   *
   * @param wrong makes the refusal of a mistake, with the file's name
   */
  CapacityPart(Function<String, Refusal> wrong) {
    this.wrong = wrong;
  }

  Capacity read(JsonNode root) {
    JsonNode node = root.path("capacity");
    if (!node.isMissingNode()) {
      requireObject(node, "'capacity'");
    }
    for (String word : node.propertyNames()) {
      if (!WORDS.contains(word)) {
        throw wrong.apply("'capacity': there is no '" + word + "'" + Closest.hint(word, WORDS));
      }
    }
    return new Capacity(
        count(node, "attempts", 1),
        cpus(node.path("cpus")),
        memory(node.path("memory")),
        count(node, "gpus", 0),
        pools(root.path("pools")),
        count(node, "perOwner", 1));
  }

  private OptionalInt count(JsonNode node, String word, int least) {
    JsonNode value = node.path(word);
    return value.isMissingNode()
        ? OptionalInt.empty()
        : OptionalInt.of(whole(value, "'capacity': '" + word + "'", least));
  }

  private int whole(JsonNode value, String place, int least) {
    if (!value.isInt() || value.intValue() < least) {
      throw wrong.apply(place + " must be a whole number, " + least + " or more");
    }
    return value.intValue();
  }

  private OptionalDouble cpus(JsonNode value) {
    if (value.isMissingNode()) {
      return OptionalDouble.empty();
    }
    if (!value.isNumber() || !(value.doubleValue() > 0) || value.doubleValue() > 1e6) {
      throw wrong.apply("'capacity': 'cpus' must be a number above 0, such as 8 or 1.5");
    }
    return OptionalDouble.of(value.doubleValue());
  }

  private OptionalLong memory(JsonNode value) {
    if (value.isMissingNode()) {
      return OptionalLong.empty();
    }
    OptionalLong bytes =
        value.isString() ? SizeText.parse(value.stringValue()) : OptionalLong.empty();
    if (bytes.isEmpty() || bytes.getAsLong() < 1) {
      throw wrong.apply("'capacity': 'memory' must be a size such as \"32GiB\"");
    }
    return bytes;
  }

  private Map<String, Integer> pools(JsonNode node) {
    Map<String, Integer> pools = new TreeMap<>();
    if (node.isMissingNode()) {
      return pools;
    }
    requireObject(node, "'pools'");
    for (String name : node.propertyNames()) {
      if (!NAME.matcher(name).matches()) {
        throw wrong.apply("pool '" + name + "': a name is " + Names.PATTERN);
      }
      pools.put(name, whole(node.path(name), "pool '" + name + "'", 1));
    }
    return pools;
  }

  private void requireObject(JsonNode node, String place) {
    if (!node.isObject()) {
      throw wrong.apply(place + " must be an object: { .. }");
    }
  }
}
