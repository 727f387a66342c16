package io.trainyard.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SizeTextTest {
  @ParameterizedTest
  @CsvSource({
    "32GiB, 34359738368, 32 GiB",
    "1.5 TiB, 1649267441664, 1.5 TiB",
    "512 bytes, 512, 512 bytes",
    "2048KiB, 2097152, 2 MiB"
  })
  void a_size_is_read_and_said_in_the_largest_unit(String text, long bytes, String said) {
    assertThat(SizeText.parse(text)).hasValue(bytes);
    assertThat(SizeText.of(bytes)).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "32", "32GB", "32 gib", "-1GiB", "GiB", "999999999999TiB"})
  void what_is_no_size_is_none(String text) {
    assertThat(SizeText.parse(text)).isEmpty();
  }

  @Test
  void nothing_is_said_as_nothing() {
    assertThat(SizeText.of(0)).isEqualTo("0 bytes");
  }
}
