package io.trainyard.executors.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an attempt has written is read while it writes on, its end included. */
class WrittenOutputTest {
  private static final int LIMIT = 20;

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("1-1.log");
  }

  private static void write(CappedFile output, String text) throws IOException {
    output.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void nothing_is_there_before_the_first_byte() throws IOException {
    try (WrittenOutput written = WrittenOutput.of(file(), LIMIT)) {
      assertThat(written.size()).isZero();
      assertThat(written.whole()).isEmpty();
    }
  }

  @Test
  void the_end_of_a_long_output_is_there_while_it_is_written() throws IOException {
    try (CappedFile output = new CappedFile(file(), LIMIT)) {
      write(output, "0123456789abcdefghijklmnopqrstuvwxyz");
      try (WrittenOutput written = WrittenOutput.of(file(), LIMIT)) {
        assertThat(written.size()).isEqualTo(36);
        assertThat(text(written.read(0, 10))).isEqualTo("0123456789");
        assertThat(text(written.read(30, 10))).isEqualTo("uvwxyz");
        assertThat(text(written.whole()))
            .startsWith("0123456789\n... 10 bytes left out ...\n")
            .endsWith("uvwxyz");
      }
    }
  }

  @Test
  void places_stay_where_they_are_when_the_output_ends() throws IOException {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      Files.deleteIfExists(file());
      StringBuilder all = new StringBuilder();
      try (CappedFile output = new CappedFile(file(), LIMIT)) {
        for (int piece = random.nextInt(12); piece >= 0; piece--) {
          String more = "abcdefghijklmnopqrstuvwxyz".substring(0, random.nextInt(26));
          all.append(more);
          write(output, more);
          keeps(all.toString());
        }
      }
      keeps(all.toString());
    }
  }

  /** Every byte that is kept is the one that was written at its place, the last half among them. */
  private void keeps(String all) throws IOException {
    try (WrittenOutput written = WrittenOutput.of(file(), LIMIT)) {
      assertThat(written.size()).isEqualTo(all.length());
      int gap = (int) written.gapStart();
      assertThat(text(written.read(0, gap))).isEqualTo(all.substring(0, gap));
      assertThat(gap).isGreaterThanOrEqualTo(Math.min(all.length(), LIMIT / 2));
      assertThat(written.gapEnd()).isLessThanOrEqualTo(Math.max(gap, all.length() - LIMIT / 2));
      assertThat(text(written.read(written.gapEnd(), all.length())))
          .isEqualTo(all.substring((int) written.gapEnd()));
    }
  }

  @Test
  void what_a_process_left_that_was_killed_is_written_on() throws IOException {
    write(new CappedFile(file(), LIMIT), "0123456789abcdefghijklmno"); // never closed
    try (CappedFile output = new CappedFile(file(), LIMIT)) {
      write(output, "pqrstuvwxyz");
      keeps("0123456789abcdefghijklmnopqrstuvwxyz");
    }
    keeps("0123456789abcdefghijklmnopqrstuvwxyz");
    assertThat(Tail.newer(file())).doesNotExist();
    assertThat(Tail.older(file())).doesNotExist();
  }
}
