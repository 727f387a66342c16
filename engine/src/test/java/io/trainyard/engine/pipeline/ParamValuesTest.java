package io.trainyard.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.testing.Definitions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParamValuesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  private final Pipeline pipeline =
      Definitions.pipeline(
          "churn",
          List.of(
              param("name", ParamType.TEXT, null, null),
              param("days", ParamType.WHOLE_NUMBER, Value.Num.of(30), between(7, 90)),
              param("share", ParamType.NUMBER, Value.Num.of(0.2), between(0.1, 0.4)),
              param("fast", ParamType.YES_NO, new Value.YesNo(false), null),
              param("since", ParamType.DATE, new Value.Date(LocalDate.EPOCH), null),
              param(
                  "region",
                  ParamType.ONE_OF,
                  new Value.Text("eu"),
                  Value.Term.of("oneOf", new Value.Text("eu"), new Value.Text("us"))),
              runDate("day", Duration.ZERO),
              runDate("start", Duration.ofDays(30))));

  @Test
  void what_is_not_given_takes_the_default_or_the_date_of_the_run() {
    ParamValues values = ParamValues.ofTexts(pipeline, Map.of("name", "x"), DAY);
    assertThat(values.errors()).isEmpty();
    assertThat(values.values())
        .containsEntry("name", new Value.Text("x"))
        .containsEntry("days", Value.Num.of(30))
        .containsEntry("day", new Value.Date(DAY))
        .containsEntry("start", new Value.Date(LocalDate.of(2026, 1, 30)))
        .hasSize(8);
  }

  @Test
  void texts_become_values_of_the_declared_types() {
    Map<String, String> given =
        Map.of(
            "name",
            "1",
            "days",
            " 45 ",
            "share",
            "0.30",
            "fast",
            "YES",
            "since",
            "2026-02-28",
            "region",
            "us");
    assertThat(ParamValues.ofTexts(pipeline, given, DAY))
        .satisfies(values -> assertThat(values.errors()).isEmpty())
        .extracting(ParamValues::values)
        .isEqualTo(
            Map.of(
                "name", new Value.Text("1"),
                "days", Value.Num.of(45),
                "share", new Value.Num(new BigDecimal("0.30")),
                "fast", new Value.YesNo(true),
                "since", new Value.Date(LocalDate.of(2026, 2, 28)),
                "region", new Value.Text("us"),
                "day", new Value.Date(DAY),
                "start", new Value.Date(LocalDate.of(2026, 1, 30))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          days | many | param 'days' is 'many', but must be a whole number such as 30
          days | 30.5 | param 'days' is 30.5, but must be a whole number such as 30
          days | 91 | param 'days' is 91, but must be between 7 and 90
          share | NaN | param 'share' is 'NaN', but must be a number such as 0.2
          share | 1e999999999 | param 'share' is '1e999999999', but must be a number such as 0.2
          share | 0.5 | param 'share' is 0.5, but must be between 0.1 and 0.4
          fast | maybe | param 'fast' is 'maybe', but must be yes or no
          since | 2026-02-30 | param 'since' is '2026-02-30', but must be a date such as 2026-02-28
          region | EU | param 'region' is 'EU', but must be one of 'eu', 'us'
          day | 2026-02-01 | param 'day' follows the date of the run: give --day YYYY-MM-DD instead
          """)
  void a_value_that_does_not_fit_is_refused_with_the_reason(
      String name, String text, String message) {
    ParamValues values = ParamValues.ofTexts(pipeline, Map.of("name", "x", name, text), DAY);
    assertThat(values.errors()).containsExactly(Map.entry(name, message));
  }

  @Test
  void every_mistake_is_found_in_one_pass() {
    ParamValues values =
        ParamValues.ofTexts(pipeline, Map.of("sahre", "0.2", "days", "1", "fast", "?"), DAY);
    assertThat(values.errors())
        .containsOnlyKeys("days", "fast", "name", "sahre")
        .containsEntry("name", "param 'name' has no default: give --param name=..")
        .containsEntry(
            "sahre",
            "param 'sahre' is not one of pipeline 'churn': it has name, days, share, fast, since,"
                + " region, day, start; did you mean 'share'?");
  }

  @Test
  void a_pipeline_without_params_says_so() {
    assertThat(
            ParamValues.ofTexts(Definitions.pipeline("p", List.of()), Map.of("days", "1"), DAY)
                .errors())
        .containsEntry("days", "param 'days' is not one of pipeline 'p': it has none");
  }

  @ParameterizedTest
  @CsvSource({"sahre,share", "Share,share", "regoin,region", "x,", "something,"})
  void the_nearest_name_is_suggested(String typed, String meant) {
    assertThat(Closest.to(typed, List.of("share", "region", "days")))
        .isEqualTo(Optional.ofNullable(meant));
  }

  private static Value.Term between(double low, double high) {
    return Value.Term.of("between", new Value.Num(bound(low)), new Value.Num(bound(high)));
  }

  private static BigDecimal bound(double value) {
    return value == Math.rint(value) ? BigDecimal.valueOf((long) value) : BigDecimal.valueOf(value);
  }

  private static Param param(String name, ParamType type, Value otherwise, Value.Term allowed) {
    return new Param(
        name,
        type,
        "",
        Optional.ofNullable(otherwise),
        Optional.ofNullable(allowed),
        List.of(),
        false,
        SourceRef.NONE);
  }

  private static Param runDate(String name, Duration back) {
    return new Param(
        name,
        ParamType.RUN_DATE,
        "",
        Optional.empty(),
        Optional.empty(),
        List.of(Definitions.option("back", new Value.Span(back))),
        false,
        SourceRef.NONE);
  }
}
