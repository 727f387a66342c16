package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaterLogTest {
  @TempDir Path home;

  @Test
  void a_log_of_a_later_release_is_refused_by_its_format_and_left_as_it_is() throws Exception {
    Path segment = segmentOfFormat("9");
    byte[] before = Files.readAllBytes(segment);

    assertThatThrownBy(() -> Homes.open(home).close())
        .isInstanceOf(LaterLog.class)
        .hasMessageContaining(segment.getFileName() + " has log format 9")
        .hasMessageContaining("use the release that wrote it");

    assertThat(Files.readAllBytes(segment)).isEqualTo(before);
  }

  @Test
  void a_format_that_never_was_is_damage() throws Exception {
    segmentOfFormat("0");

    assertThatThrownBy(() -> Homes.open(home).close()).isInstanceOf(DamagedLog.class);
  }

  private Path segmentOfFormat(String format) throws Exception {
    try (Store store = Homes.open(home)) {
      Homes.add(store, 1, 1);
    }
    return rewritten(Homes.firstSegment(home), "trainyard-log " + format + " ");
  }

  private static Path rewritten(Path segment, String start) throws IOException {
    String written = Files.readString(segment, StandardCharsets.ISO_8859_1);
    return Files.writeString(
        segment, written.replaceFirst("\\Atrainyard-log 1 ", start), StandardCharsets.ISO_8859_1);
  }
}
