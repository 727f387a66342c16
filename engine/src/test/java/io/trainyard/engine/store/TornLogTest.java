package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trainyard.engine.store.LogFolder.Tail;
import io.trainyard.engine.store.LogScan.Batch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash or a stranger can leave in the log's files, and what a start makes of it. */
class TornLogTest {
  private static final int FRAMES = 6;

  @TempDir Path home;
  private byte[] whole = new byte[0];
  private final List<Integer> offsets = new ArrayList<>();

  @BeforeEach
  void writeFrames() throws Exception {
    try (Store store = Homes.open(home)) {
      Homes.add(store, 1, FRAMES);
    }
    whole = Files.readAllBytes(Homes.firstSegment(home));
    List<Path> segments = SegmentName.list(home.resolve("log"));
    try (LogScan scan = LogScan.from(segments, 1, Long.MAX_VALUE)) {
      for (Batch batch = scan.next(); batch != null; batch = scan.next()) {
        offsets.add((int) batch.offset());
      }
    }
    assertThat(offsets).hasSize(FRAMES);
  }

  @Test
  void a_last_frame_cut_at_any_byte_is_dropped_whole() throws Exception {
    for (int cut = offsets.get(FRAMES - 1) + 1; cut < whole.length; cut++) {
      assertDropped(Arrays.copyOf(whole, cut));
    }
  }

  @Test
  void a_last_frame_with_any_byte_changed_is_dropped_whole() throws Exception {
    for (int at = offsets.get(FRAMES - 1); at < whole.length; at++) {
      assertDropped(flipped(at));
    }
  }

  @Test
  void a_last_frame_of_zeros_is_dropped_whole() throws Exception {
    byte[] zeros = whole.clone();
    Arrays.fill(zeros, offsets.get(FRAMES - 1), whole.length, (byte) 0);
    assertDropped(zeros);
  }

  @Test
  void zeros_or_noise_behind_the_last_frame_are_dropped() throws Exception {
    assertThat(mend(Arrays.copyOf(whole, whole.length + 4096)).end().nextSeq())
        .isEqualTo(FRAMES + 1);
    byte[] noise = Arrays.copyOf(whole, whole.length + 4096);
    byte[] random = new byte[4096];
    new Random(3).nextBytes(random);
    System.arraycopy(random, 0, noise, whole.length, random.length);
    Tail tail = mend(noise);
    assertThat(tail.torn()).contains(new TornFrame(SegmentName.of(1), whole.length, 4096));
    assertThat(Homes.firstSegment(home)).hasBinaryContent(whole);
  }

  @Test
  void any_changed_byte_before_a_whole_frame_is_refused_with_file_and_offset() throws Exception {
    for (int at = 0; at < offsets.get(FRAMES - 1); at++) {
      byte[] damaged = flipped(at);
      DamagedLog refused = catchThrowableOfType(DamagedLog.class, () -> mend(damaged));
      assertThat(refused).as("byte %d", at).isNotNull();
      assertThat(refused).hasMessageContaining(Homes.firstSegment(home) + ": byte ");
      assertThat(refused.offset()).isLessThanOrEqualTo(at);
      assertThat(at - refused.offset()).isLessThanOrEqualTo(whole.length / FRAMES);
      assertThat(Homes.firstSegment(home)).hasBinaryContent(damaged);
    }
  }

  @Test
  void a_hole_of_zeros_before_a_whole_frame_is_refused() throws Exception {
    byte[] zeros = whole.clone();
    Arrays.fill(zeros, offsets.get(2), offsets.get(4), (byte) 0);
    DamagedLog refused = catchThrowableOfType(DamagedLog.class, () -> mend(zeros));
    assertThat(refused.offset()).isEqualTo((long) offsets.get(2));
    assertThat(refused.seq()).isEqualTo(3);
    assertThat(refused).hasMessageContaining("a whole frame follows at byte " + offsets.get(4));
  }

  @Test
  void a_torn_frame_that_is_not_in_the_last_segment_is_refused() throws Exception {
    Path other = home.resolve("small");
    try (Store store = Homes.open(other, SegmentFile::open, 500)) {
      Homes.add(store, 1, 20);
    }
    List<Path> segments = SegmentName.list(other.resolve("log"));
    assertThat(segments).hasSizeGreaterThan(2);
    byte[] bytes = Files.readAllBytes(segments.get(0));
    Files.write(segments.get(0), Arrays.copyOf(bytes, bytes.length - 1));
    // A trusted position lets a start read the last segment only; a rebuild reads them all.
    Files.delete(Checkpoint.file(other));
    assertThatThrownBy(() -> Homes.open(other))
        .isInstanceOf(DamagedLog.class)
        .hasMessageContaining(segments.get(0).toString())
        .hasMessageContaining("a segment follows");
    assertThat(other.resolve("db/trainyard.mv.db")).as("the only copy left").exists();
    assertThat(other.resolve("db.aside")).doesNotExist();
  }

  @Test
  void a_missing_segment_is_refused() throws Exception {
    Path other = home.resolve("small");
    try (Store store = Homes.open(other, SegmentFile::open, 500)) {
      Homes.add(store, 1, 20);
    }
    List<Path> segments = SegmentName.list(other.resolve("log"));
    Files.delete(segments.get(1));
    Files.delete(Checkpoint.file(other));
    assertThatThrownBy(() -> Homes.open(other))
        .isInstanceOf(DamagedLog.class)
        .hasMessageContaining("does not continue the last one");
    Files.delete(segments.get(0));
    assertThatThrownBy(() -> Homes.open(other))
        .isInstanceOf(DamagedLog.class)
        .hasMessageContaining("the first segment is gone");
  }

  @Test
  void a_start_says_what_it_dropped_and_so_does_every_later_look() throws Exception {
    Files.write(Homes.firstSegment(home), Arrays.copyOf(whole, whole.length - 1));
    RecoveryReport report;
    try (Store store = Homes.open(home)) {
      report = store.recovery();
      assertThat(ItemTable.items(store)).hasSize(FRAMES - 1);
      assertThat(store.journal().write(List.of(ItemTable.added(77)))).isEqualTo(FRAMES);
    }
    int offset = offsets.get(FRAMES - 1);
    assertThat(report.torn())
        .contains(new TornFrame(SegmentName.of(1), offset, whole.length - 1L - offset));
    assertThat(String.join("\n", report.lines()))
        .contains("dropped", "from byte " + String.format(Locale.ROOT, "%,d", offset));
    Homes.open(home).close();
    assertThat(RecoveryReport.last(home)).contains(report);
  }

  private void assertDropped(byte[] bytes) throws IOException {
    Tail tail = mend(bytes);
    int offset = offsets.get(FRAMES - 1);
    assertThat(tail.end().nextSeq()).isEqualTo(FRAMES);
    assertThat(tail.torn())
        .contains(new TornFrame(SegmentName.of(1), offset, bytes.length - (long) offset));
    assertThat(Homes.firstSegment(home)).hasBinaryContent(Arrays.copyOf(whole, offset));
  }

  private Tail mend(byte[] bytes) throws IOException {
    Files.write(Homes.firstSegment(home), bytes);
    LogFolder folder = LogFolder.open(home.resolve("log"), SegmentFile::open, new Random(1));
    return folder.mend(0, folder.index());
  }

  private byte[] flipped(int at) {
    byte[] bytes = whole.clone();
    bytes[at] ^= 0x10;
    return bytes;
  }
}
