package io.trainyard.engine.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Logs of the first release were written by Jackson: it is the oracle. */
class EventJsonTest {
  private static final JsonMapper JACKSON =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .changeDefaultPropertyInclusion(
              all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  private static final List<String> TEXTS =
      List.of(
          "",
          "plain",
          "a \"quoted\" \\ back/slash",
          "\b\f\n\r\t\u0000\u001f\u007f",
          "Grüße 漢字 😀",
          "\u2028",
          "{\"a\": [1]}",
          "null");

  enum Colour {
    RED,
    GREEN
  }

  record Inner(@Nullable String name, double share, Map<String, String> facts) {}

  record Facts(
      long number,
      int count,
      boolean yes,
      double measure,
      @Nullable Long maybeLong,
      @Nullable Integer maybeInt,
      @Nullable Boolean maybe,
      @Nullable Double maybeDouble,
      @Nullable String text,
      @Nullable Colour colour,
      @Nullable Instant time,
      @Nullable LocalDate day,
      @Nullable List<Inner> inners,
      @Nullable Map<String, Double> measures,
      @Nullable Inner inner,
      Optional<Long> failing,
      @Nullable JsonNode tree) {}

  record Small(long number, @Nullable String text, @Nullable List<String> texts) {}

  @Test
  void what_is_written_is_what_jackson_writes_and_each_reads_the_other() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      Facts facts = facts(random);

      String text = EventJson.write(facts);

      assertThat(text).isEqualTo(JACKSON.writeValueAsString(facts));
      assertThat(EventJson.read(text, Facts.class)).isEqualTo(facts);
      assertThat(JACKSON.readValue(text, Facts.class)).isEqualTo(facts);
    }
  }

  @Test
  void blanks_order_and_unknown_components_make_no_difference() {
    String text =
        " {\n\t\"later\" : {\"a\": [1, \"]}\\\"\", null, true]}, \"texts\": [ \"\\u00fc\\/\" , null ],"
            + "\r\"number\": -3 , \"more\":-1.5e+3, \"text\": null} ";

    assertThat(EventJson.read(text, Small.class))
        .isEqualTo(new Small(-3, null, Arrays.asList("ü/", null)))
        .isEqualTo(JACKSON.readValue(text, Small.class));
  }

  @Test
  void what_an_earlier_release_did_not_write_is_empty() {
    assertThat(EventJson.read("{\"number\":1}", Small.class)).isEqualTo(new Small(1, null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{\"number\":1",
        "{\"number\":1}}",
        "{\"number\":1,}",
        "{\"number\":\"x\"}",
        "{\"number\":1e99}",
        "{\"number\":99999999999999999999}",
        "{\"number\":null}",
        "{}",
        "{number:1}",
        "{\"number\" 1}",
        "{\"number\":1 \"text\":\"\"}",
        "{\"number\":1,\"text\":\"\\x\"}",
        "{\"number\":1,\"text\":\"\\u00\"}",
        "{\"number\":1,\"text\":\"\\u00zz\"}",
        "{\"number\":1,\"text\":\"open",
        "{\"number\":1,\"text\":5e}",
        "{\"number\":1,\"later\":{\"a\":\"}\"",
        "{\"number\":1,\"texts\":[\"a\" \"b\"]}",
        "{\"number\":1,\"texts\":{}}"
      })
  void what_is_no_json_of_the_record_is_refused_by_name(String text) {
    assertThatThrownBy(() -> EventJson.read(text, Small.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no Small: ");
  }

  @Test
  void any_damage_is_refused_or_gives_a_record_but_never_another_failure() {
    Random random = new Random(2);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(EventJson.write(facts(random)));
      text.setCharAt(random.nextInt(text.length()), "{}[]\",:\\0ent ".charAt(random.nextInt(13)));
      try {
        assertThat(EventJson.read(text.toString(), Facts.class)).isNotNull();
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageStartingWith("no Facts: ");
      }
    }
  }

  private static Facts facts(Random random) {
    List<Inner> inners = new ArrayList<>();
    Map<String, Double> measures = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      inners.add(inner(random));
      measures.put(text(random) + i, random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15));
    }
    JsonNode tree =
        JACKSON.readTree(
            "{\"a\":[1.50,\"x\\n\\\"\",{},[],-3,12345678901234567890,true,1E+3],\"b\":null,\"c\":{\"d\":\"ü\"}}");
    return new Facts(
        random.nextLong(),
        random.nextInt(),
        random.nextBoolean(),
        random.nextInt(9) == 0 ? Double.NaN : random.nextDouble(),
        random.nextBoolean() ? null : random.nextLong(),
        random.nextBoolean() ? null : random.nextInt(),
        random.nextBoolean() ? null : random.nextBoolean(),
        random.nextBoolean() ? null : Double.NEGATIVE_INFINITY,
        random.nextBoolean() ? null : text(random),
        random.nextBoolean() ? null : Colour.GREEN,
        random.nextBoolean()
            ? null
            : Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000)),
        random.nextBoolean() ? null : LocalDate.ofEpochDay(random.nextInt(40_000)),
        random.nextBoolean() ? null : inners,
        random.nextBoolean() ? null : measures,
        random.nextBoolean() ? null : inner(random),
        random.nextBoolean() ? Optional.empty() : Optional.of(random.nextLong()),
        random.nextBoolean() ? JACKSON.readTree("{}") : tree);
  }

  private static Inner inner(Random random) {
    return new Inner(text(random), random.nextDouble(), Map.of(text(random), text(random)));
  }

  private static String text(Random random) {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }
}
