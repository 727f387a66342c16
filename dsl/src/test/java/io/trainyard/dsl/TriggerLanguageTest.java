package io.trainyard.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineJson;
import io.trainyard.engine.pipeline.Problem;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.trigger.EventTrigger;
import io.trainyard.engine.trigger.Signal;
import io.trainyard.engine.trigger.TriggerOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriggerLanguageTest {
  private final PipelineLoader loader = PipelineLoader.plain();

  private static String file(String lines) {
    return "pipeline('p') {\n    trigger { "
        + lines
        + " }\n    def region = text { otherwise 'eu' }\n    def days = wholeNumber { otherwise 3 }\n"
        + "    def a = collect { csv \"x/${region}/${days}\" }\n    publish(a) { named 'b' }\n}\n";
  }

  private Pipeline read(String lines) {
    Loaded loaded = Examples.load(loader, file(lines));
    assertThat(loaded.problems()).noneMatch(p -> p.severity() == Problem.Severity.ERROR);
    return loaded.pipeline().orElseThrow();
  }

  @Test
  void every_word_of_a_trigger_is_read_and_stands_in_the_definition() {
    Pipeline pipeline =
        read(
            "webhook 'orders', secret('hooks/orders'); succeeded 'features'; published 'offers';"
                + " registered 'churn'; moved 'churn', 'champion'; finding 'churn';"
                + " finding 'churn', 'quality'; file 'in/*.csv'; stableFor 30.seconds;"
                + " combine all; key event('data.id'); debounce 5.minutes; atMostEvery 1.hour;"
                + " give 'region', event('data.order.region'); give 'days', 7");
    EventTrigger trigger = TriggerOptions.of(pipeline).get(0);

    assertThat(trigger.signals())
        .extracting(Signal::id)
        .containsExactly(
            "webhook orders",
            "succeeded features",
            "published offers",
            "registered churn",
            "moved churn champion",
            "finding churn",
            "finding churn quality",
            "file in/*.csv");
    assertThat(trigger.all()).isTrue();
    assertThat(trigger.secrets()).containsEntry("orders", "hooks/orders");
    assertThat(trigger.key()).contains("data.id");
    assertThat(trigger.stableFor()).isEqualTo(Duration.ofSeconds(30));
    assertThat(trigger.debounce()).isEqualTo(Duration.ofMinutes(5));
    assertThat(trigger.atMostEvery()).isEqualTo(Duration.ofHours(1));
    assertThat(trigger.params()).containsEntry("days", Value.Num.of(7)).containsKey("region");
    assertThat(PipelineJson.read(PipelineJson.write(pipeline))).isEqualTo(pipeline);
    assertThat(PipelineJson.write(pipeline)).doesNotContain("TRAINYARD_SECRET");
  }

  @Test
  void a_trigger_goes_by_itself_and_several_stand_side_by_side() {
    Pipeline pipeline = read("published 'x' }\n    trigger { succeeded 'y'");

    assertThat(TriggerOptions.of(pipeline))
        .extracting(EventTrigger::name)
        .containsExactly("published x", "succeeded y");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "debounce 5.minutes | a trigger listens for something",
        "published 'x'; combine all | 'combine all' goes with two signals or more",
        "published 'x'; published 'x' | 'published x' stands twice",
        "succeeded 'p' | this pipeline would start itself for ever",
        "published 'x' } ; trigger { published 'x' | the trigger at line 2 listens for the same",
        "published 'x'; give 'regoin', 'us' | 'regoin' is not a param of this pipeline. Did you mean 'region'?",
        "published 'x'; give 'days', 'us' | param 'days' is 'us'",
        "published 'x'; give 'days', event('order.region') | 'order.region' is nothing of an event",
        "webhook 'Orders', secret('a') | 'Orders' is not a name",
        "webhook 'orders', 'secret' | 'webhook' takes",
        "published 'x'; debounce 31.days | 'debounce' takes a duration",
      })
  void a_trigger_that_cannot_be_meant_is_told_with_its_reason(String lines, String message) {
    Loaded loaded = Examples.load(loader, file(lines));

    assertThat(loaded.problems())
        .filteredOn(p -> p.severity() == Problem.Severity.ERROR)
        .anySatisfy(p -> assertThat(p.message()).contains(message));
  }

  @Test
  void a_param_without_default_must_come_from_the_event() {
    Loaded loaded =
        Examples.load(
            loader,
            "pipeline('p') {\n trigger { published 'x' }\n def a = text {}\n collect { csv a }\n}\n");

    assertThat(loaded.problems())
        .anySatisfy(
            p ->
                assertThat(p.message())
                    .isEqualTo("the param 'a' has no default: give 'a', event('data.a')"));
  }
}
