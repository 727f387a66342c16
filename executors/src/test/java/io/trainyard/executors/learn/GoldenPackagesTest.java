package io.trainyard.executors.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trainyard.engine.deploy.Predictor;
import io.trainyard.engine.table.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Packages that a release wrote open for ever, and predict the same bits. */
class GoldenPackagesTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden/packages/format-1");

  @TestFactory
  Stream<DynamicTest> a_package_of_format_1_predicts_what_it_always_did() throws IOException {
    JsonNode predictions =
        JsonMapper.builder()
            .build()
            .readTree(Files.readAllBytes(FOLDER.resolve("predictions.json")));
    assertThat(predictions.propertyNames()).hasSize(8);
    return predictions.propertyNames().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> hold(name, predictions.get(name))));
  }

  private static void hold(String name, JsonNode expected) throws IOException {
    try (Predictor predictor = new LearnedPackages().open(FOLDER.resolve(name + ".zip"))) {
      Rows predicted = predictor.predict(GoldenPackages.rows());
      assertThat(predicted.size()).isEqualTo(expected.size());
      for (int row = 0; row < predicted.size(); row++) {
        List<@Nullable Object> values = predicted.values().get(row);
        for (int i = 0; i < values.size(); i++) {
          hold(values.get(i), expected.get(row).get(i), name.startsWith("gradientBoosting"));
        }
      }
    }
  }

  /** XGBoost computes in floats with the exponential of the platform: two steps of a float. */
  private static void hold(@Nullable Object value, JsonNode expected, boolean floats) {
    if (expected.isString()) {
      assertThat(value).isEqualTo(expected.asString());
    } else if (floats) {
      double number = expected.asDouble();
      assertThat((Double) value).isCloseTo(number, within(2 * (double) Math.ulp((float) number)));
    } else {
      assertThat(value).isEqualTo(expected.asDouble());
    }
  }
}
