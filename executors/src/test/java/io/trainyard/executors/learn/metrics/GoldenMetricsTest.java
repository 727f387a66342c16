package io.trainyard.executors.learn.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds every metric against what scikit-learn computes on the same predictions. */
class GoldenMetricsTest {
  /** Sums and ratios. */
  private static final double EXACT = 1e-12;

  /** Logarithms and orders. */
  private static final double CLOSE = 1e-9;

  private static final Set<String> CLOSE_ONES = Set.of("logLoss", "auc", "r2");

  @TestFactory
  Stream<DynamicTest> every_metric_equals_that_of_scikit_learn() throws IOException {
    return cases()
        .map(test -> DynamicTest.dynamicTest(test.get("name").asString(), () -> hold(test)));
  }

  private static Stream<JsonNode> cases() throws IOException {
    try (InputStream in = GoldenMetricsTest.class.getResourceAsStream("/golden/metrics.json")) {
      JsonNode file = JsonMapper.shared().readTree(in);
      return StreamSupport.stream(file.get("cases").spliterator(), false);
    }
  }

  private static void hold(JsonNode test) {
    JsonNode expected = test.get("expected");
    boolean classes = test.get("task").asString().equals("classes");
    Scored scored = classes ? classes(test) : numbers(test);
    Set<String> held = new HashSet<>();
    for (String name : expected.propertyNames()) {
      double value = expected.get(name).asDouble();
      double bound = CLOSE_ONES.contains(name) ? CLOSE : EXACT;
      assertThat(measure(name, scored).value()).as(name).isPresent();
      assertThat(measure(name, scored).value().getAsDouble())
          .as(name)
          .isCloseTo(value, within(bound * Math.max(Math.abs(value), Double.MIN_NORMAL)));
      held.add(name);
    }
    for (String name : classes ? new String[] {"auc"} : new String[] {"r2"}) {
      if (!held.contains(name)) {
        assertThat(measure(name, scored).value()).as(name).isEmpty();
        assertThat(measure(name, scored).why()).as(name).isNotEmpty();
      }
    }
  }

  private static Measured measure(String name, Scored scored) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      return Metric.of(name).orElseThrow().of(scored);
    }
    Averaging averaging = Averaging.valueOf(name.substring(dot + 1).toUpperCase(Locale.ROOT));
    ScoredClasses classes = (ScoredClasses) scored;
    return switch (name.substring(0, dot)) {
      case "precision" -> ClassMetrics.precision(classes, averaging);
      case "recall" -> ClassMetrics.recall(classes, averaging);
      case "f1" -> ClassMetrics.f1(classes, averaging);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Scored classes(JsonNode test) {
    JsonNode positive = test.get("positive");
    ScoredClasses scored =
        new ScoredClasses(
            test.get("classes").asInt(),
            positive.isNull() ? OptionalInt.empty() : OptionalInt.of(positive.asInt()),
            Arrays.stream(doubles(test.get("actual"))).mapToInt(d -> (int) d).toArray(),
            Arrays.stream(doubles(test.get("predicted"))).mapToInt(d -> (int) d).toArray(),
            StreamSupport.stream(test.get("probabilities").spliterator(), false)
                .map(GoldenMetricsTest::doubles)
                .toArray(double[][]::new));
    return test.get("weights").isNull() ? scored : scored.weighted(doubles(test.get("weights")));
  }

  private static Scored numbers(JsonNode test) {
    double[] actual = doubles(test.get("actual"));
    double[] predicted = doubles(test.get("predicted"));
    return test.get("weights").isNull()
        ? ScoredNumbers.of(actual, predicted)
        : ScoredNumbers.of(actual, predicted, doubles(test.get("weights")));
  }

  private static double[] doubles(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }
}
