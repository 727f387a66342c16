package io.trainyard.engine.run;

import static io.trainyard.engine.testing.Definitions.pipeline;
import static io.trainyard.engine.testing.Definitions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.testing.ScriptedExecutor;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What attempts measure on their way, on its way into the log. */
class RunnerMetricsTest {
  private final RunnerWorld world = new RunnerWorld();
  private AttemptOrder order;

  @BeforeEach
  void a_step_runs() {
    world.executor.hold("model");
    world.start(pipeline("p", step("model").build()));
    order = world.executor.running().get(0);
  }

  private void measure(String name, double x, double value) {
    world.executor.measure(order, name, x, value);
    world.loop.runAll();
  }

  private List<MetricEvents.AttemptMetrics> written() {
    return world.store.read(0, 1_000).stream()
        .filter(event -> event.kind().equals(MetricEvents.ATTEMPT_METRICS))
        .map(event -> EventJson.read(event.json(), MetricEvents.AttemptMetrics.class))
        .toList();
  }

  @Test
  void the_first_point_is_written_at_once_and_then_at_most_one_record_a_second() {
    measure("loss", 1, 0.9);
    measure("loss", 2, 0.8);
    measure("auc", 2, 0.7);
    assertThat(written()).hasSize(1);
    world.pass(Duration.ofSeconds(1));
    measure("loss", 3, 0.7);
    assertThat(written()).hasSize(2);
    assertThat(written().get(1).series())
        .containsExactly(
            new MetricEvents.Points("loss", List.of(2.0, 3.0), List.of(0.8, 0.7)),
            new MetricEvents.Points("auc", List.of(2.0), List.of(0.7)));
  }

  @Test
  void what_is_left_is_written_before_the_end_of_the_attempt() {
    measure("loss", 1, 0.9);
    measure("loss", 2, 0.8);
    world.succeed("model");
    assertThat(written()).hasSize(2);
    assertThat(world.kinds())
        .containsSubsequence(
            MetricEvents.ATTEMPT_METRICS, MetricEvents.ATTEMPT_METRICS, RunEvents.ATTEMPT_ENDED);
  }

  @Test
  void what_is_no_finite_number_keeps_its_place_without_a_value() {
    measure("loss", 1, Double.NaN);
    assertThat(written().get(0).series().get(0).toPoints())
        .containsExactly(new MetricPoint(1, Double.NaN));
  }

  @Test
  void points_that_come_after_the_end_are_not_written() {
    world.succeed("model");
    measure("loss", 1, 0.9);
    world.executor.report(order, ScriptedExecutor.success(order));
    world.loop.runAll();
    assertThat(written()).isEmpty();
  }

  @Test
  void a_million_points_of_a_name_leave_a_curve_of_a_few_tens_of_thousands() {
    long kept = LongStream.range(0, 1_000_000).filter(MetricBuffer::isKept).count();
    assertThat(kept).isBetween(10_000L, 60_000L);
    assertThat(LongStream.range(0, MetricBuffer.EVERY_POINT)).allMatch(MetricBuffer::isKept);
  }

  @Test
  void a_hundred_names_are_kept_and_overlong_ones_are_not() {
    MetricBuffer buffer = new MetricBuffer();
    buffer.add("x".repeat(MetricBuffer.NAME_LENGTH + 1), 1, 1);
    for (int i = 0; i < MetricBuffer.NAMES + 5; i++) {
      buffer.add("m" + i, 1, 1);
    }
    assertThat(buffer.take(1, RunnerWorld.START).orElseThrow().series())
        .hasSize(MetricBuffer.NAMES)
        .extracting(MetricEvents.Points::name)
        .startsWith("m0");
  }
}
