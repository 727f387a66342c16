package io.trainyard.executors.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CappedFileTest {
  @TempDir Path folder;

  @Test
  void a_short_output_is_kept_whole() throws IOException {
    assertThat(written(20, "0123456789", "abc")).hasContent("0123456789abc");
  }

  @Test
  void an_output_of_exactly_the_limit_is_kept_whole() throws IOException {
    assertThat(written(10, "01234", "56789")).hasContent("0123456789");
  }

  @Test
  void of_a_long_output_head_and_tail_are_kept_and_the_gap_is_named() throws IOException {
    assertThat(written(10, "01234567", "89abcdefghijklmnopqrstuvwxyz"))
        .hasContent("01234\n... 26 bytes left out ...\nvwxyz");
  }

  @Test
  void further_output_of_the_same_attempt_is_appended() throws IOException {
    written(20, "first,");

    assertThat(written(20, "second")).hasContent("first,second");
  }

  @Test
  void output_goes_on_after_its_thread_was_interrupted() throws IOException {
    Thread.currentThread().interrupt();
    try {
      assertThat(written(10, "01234567", "89abcdef")).content().endsWith("bcdef");
    } finally {
      Thread.interrupted();
    }
  }

  private Path written(int limit, String... pieces) throws IOException {
    Path file = folder.resolve("deep/1-1.log");
    try (CappedFile output = new CappedFile(file, limit)) {
      for (String piece : pieces) {
        output.write(piece.getBytes(StandardCharsets.UTF_8));
      }
    }
    assertThat(file.resolveSibling("1-1.log.tail")).doesNotExist();
    return file;
  }
}
