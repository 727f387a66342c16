package io.trainyard.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineJson;
import io.trainyard.engine.pipeline.Problem;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.schedule.Schedule;
import io.trainyard.engine.schedule.ScheduleOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentLanguageTest {
  private static final String FILE =
      """
      pipeline('p') {
          schedule { cron '0 6 * * *'; zone 'UTC' }
          environment('prod') {
              schedule { cron '0 3 * * *'; zone 'UTC' }
              otherwise 'days', 60
              defaults { retry 5 }
              resources { cpus 8 }
              runsAtOnce 1
          }
          environment('test') { unscheduled }
          def days = wholeNumber { otherwise 3; allowed between(1, 90) }
          def a = collect { csv "x/${days}"; timeout 1.hours }
          def b = transform(a) {
              sql 'select * from a'
              retry 1
              resources { cpus 2 }
              environment('prod') { resources { cpus 16; memory 1.GiB }; timeout 2.hours }
          }
          publish(b) { named 'b' }
      }
      """;

  private static Pipeline in(String environment) {
    Loaded loaded = Examples.load(PipelineLoader.plain(environment), FILE);
    assertThat(loaded.problems()).noneMatch(p -> p.severity() == Problem.Severity.ERROR);
    return loaded.pipeline().orElseThrow();
  }

  private static List<String> crons(Pipeline pipeline) {
    return ScheduleOptions.of(pipeline).stream()
        .map(Schedule::cron)
        .map(cron -> cron.orElseThrow().toString())
        .toList();
  }

  @Test
  void a_home_without_environment_sees_what_the_pipeline_says() {
    Pipeline plain = in("");
    assertThat(plain.environment()).isEmpty();
    assertThat(crons(plain)).containsExactly("0 6 * * *");
    assertThat(plain.step("b").orElseThrow().policy().claims().cpus()).isEqualTo(2);
    assertThat(plain.step("b").orElseThrow().option("environment")).isEmpty();
    assertThat(in("elsewhere")).isEqualTo(plain);
  }

  @Test
  void what_the_environment_says_stands_in_the_place_of_what_the_pipeline_says() {
    Pipeline prod = in("prod");
    assertThat(prod.environment()).isEqualTo("prod");
    assertThat(prod.version()).isEqualTo(in("").version());
    assertThat(PipelineJson.write(prod)).isNotEqualTo(PipelineJson.write(in("")));
    assertThat(PipelineJson.read(PipelineJson.write(prod))).isEqualTo(prod);
    assertThat(crons(prod)).containsExactly("0 3 * * *");
    assertThat(prod.param("days").orElseThrow().otherwise()).contains(Value.Num.of(60));
    assertThat(prod.policy().runsAtOnce()).hasValue(1);
    assertThat(prod.step("a").orElseThrow().retry().times()).isEqualTo(5);
    assertThat(prod.step("a").orElseThrow().policy().claims().cpus()).isEqualTo(8);
    assertThat(prod.step("b").orElseThrow().retry().times()).isEqualTo(1);
    assertThat(prod.step("b").orElseThrow().policy().claims().cpus()).isEqualTo(16);
    assertThat(prod.step("b").orElseThrow().timeout()).contains(Duration.ofHours(2));
    assertThat(prod.step("publish").orElseThrow().policy().claims().cpus()).isZero();
    assertThat(crons(in("test"))).isEmpty();
  }

  @Test
  void a_mistake_of_an_overlay_is_told_whichever_environment_holds() {
    String wrong =
        FILE.replace("otherwise 'days', 60", "otherwise 'dyas', 60; otherwise 'days', 91")
            .replace("cron '0 3 * * *'", "cron '0 25 * * *'");
    assertThat(Examples.load(PipelineLoader.plain(), wrong).problems())
        .extracting(Problem::message)
        .anyMatch(m -> m.contains("'dyas' is not a param") && m.contains("Did you mean 'days'?"))
        .anyMatch(m -> m.contains("is 91, but must be between 1 and 90"))
        .anyMatch(m -> m.contains("hour"));
  }
}
