package io.trainyard.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts that try to do something while they are read. Each would leave a file behind. */
class AttackTest {
  private static final String RESOURCE = "attacks.txt";

  @TempDir Path folder;

  static Stream<String> attacks() throws IOException {
    try (var in = AttackTest.class.getResourceAsStream(RESOURCE)) {
      String text =
          new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(text.split("(?m)^----\\R"));
    }
  }

  @Test
  void there_are_twenty_five_of_them() throws IOException {
    assertThat(attacks()).hasSize(25);
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void none_is_executed_at_the_top_of_a_file(String attack) {
    assertRefused(attack);
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void none_is_executed_in_a_block_that_describes(String attack) {
    assertRefused("pipeline('p') {\n" + attack + "\n}\n");
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void none_gets_into_a_block_that_runs_later(String attack) {
    assertRefused(
        "pipeline('p') {\ndef a = collect { csv 'x' }\ndef b = transform(a) { compute { t ->\n"
            + attack
            + "\nt } }\n}\n");
  }

  private void assertRefused(String attack) {
    Path left = folder.resolve("left");
    String text = attack.replace("@LEFT@", left.toString());
    List<String> errors = Examples.errors(PipelineLoader.plain(), text);
    assertThat(errors).isNotEmpty();
    assertThat(Files.exists(left)).isFalse();
  }
}
