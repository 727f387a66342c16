package io.trainyard.web.view.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.registry.Alias;
import io.trainyard.web.api.Problem;
import io.trainyard.web.view.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which version an alias pointed at on a date. */
final class HoldersTest {
  private static final Instant FIRST = Instant.parse("2026-10-15T11:20:00Z");
  private static final Instant BACK = Instant.parse("2026-10-16T14:02:00Z");
  private static final Words WORDS =
      new Words(ZoneOffset.UTC, Instant.parse("2026-11-20T09:41:00Z"));
  private static final List<Alias> HISTORY =
      List.of(
          new Alias("churn", "candidate", OptionalLong.empty(), 12, FIRST.minusSeconds(9), "e", 1),
          new Alias("churn", "champion", OptionalLong.empty(), 13, FIRST, "os:ada", 386),
          new Alias("churn", "champion", OptionalLong.of(13), 12, BACK, "os:bob", 387));

  private static final Holders HOLDERS = Holders.of("champion", HISTORY);

  @Test
  void a_date_has_the_version_that_the_alias_pointed_at_then() {
    assertThat(HOLDERS.said(Instant.parse("2026-10-16T12:00:00Z"), WORDS))
        .startsWith("v13 was champion from Thu 15 Oct 2026, 11:20:00 UTC to Fri 16 Oct 2026")
        .endsWith("Set by ada in run #386.");
    assertThat(HOLDERS.said(WORDS.now(), WORDS))
        .startsWith("v12 was champion")
        .contains("until now");
  }

  @Test
  void the_moment_of_a_move_belongs_to_the_new_version() {
    assertThat(HOLDERS.at(BACK).map(term -> term.move().to())).contains(12L);
    assertThat(HOLDERS.at(BACK.minusNanos(1)).map(term -> term.move().to())).contains(13L);
  }

  @Test
  void before_the_first_move_there_was_none() {
    assertThat(HOLDERS.said(FIRST.minusSeconds(1), WORDS)).startsWith("No version was champion at");
    assertThat(Holders.of("never", HISTORY).picture(Optional.empty(), WORDS).marks()).isEmpty();
  }

  @Test
  void times_are_read_in_the_zone_of_the_page() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");

    assertThat(AskedTime.of("2026-10-16T12:00", berlin))
        .contains(Instant.parse("2026-10-16T10:00:00Z"));
    assertThat(AskedTime.of("2026-10-16T12:00:00Z", berlin))
        .contains(Instant.parse("2026-10-16T12:00:00Z"));
    assertThat(AskedTime.of("2026-10-16", berlin))
        .contains(Instant.parse("2026-10-16T21:59:59.999Z"));
    assertThat(AskedTime.of("", berlin)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-13-01", "9999999999-01-01", "2026-10-16T25:00"})
  void what_is_no_time_is_refused_in_words(String text) {
    assertThatThrownBy(() -> AskedTime.of(text, ZoneOffset.UTC)).isInstanceOf(Problem.class);
  }
}
