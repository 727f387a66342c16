package io.trainyard.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What pages keep at hand is bounded. */
final class KeptTest {
  private final Kept<String, String> kept = new Kept<>(6, String::length);

  @Test
  void what_was_not_asked_for_the_longest_goes_first() {
    kept.keep("a", "aa");
    kept.keep("b", "bb");
    kept.keep("c", "cc");
    assertThat(kept.find("a")).contains("aa");
    kept.keep("d", "d");

    assertThat(kept.find("b")).isEmpty();
    assertThat(kept.find("a")).contains("aa");
    assertThat(kept.find("c")).contains("cc");
    assertThat(kept.find("d")).contains("d");
  }

  @Test
  void a_value_in_place_of_an_earlier_one_weighs_alone() {
    kept.keep("a", "aaaa");
    kept.keep("a", "aa");
    kept.keep("b", "bbbb");

    assertThat(kept.find("a")).contains("aa");
    assertThat(kept.find("b")).contains("bbbb");
  }

  @Test
  void the_last_one_stays_however_heavy_it_is() {
    kept.keep("a", "a");
    kept.keep("b", "bbbbbbbbbb");

    assertThat(kept.find("a")).isEmpty();
    assertThat(kept.find("b")).contains("bbbbbbbbbb");
  }
}
