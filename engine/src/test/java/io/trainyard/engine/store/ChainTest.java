package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.store.LogScan.Batch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stranger who knows the format, and mends every checksum, changes records of the log. The chain
 * still names the first one that is not as written.
 */
class ChainTest {
  private static final int RECORDS = 30;

  @TempDir Path home;

  @Test
  void an_untouched_log_is_whole() throws Exception {
    try (Store store = Homes.open(home)) {
      Homes.add(store, 1, RECORDS);
      assertThat(store.verify()).isEqualTo(whole());
    }
    assertThat(Verification.of(home.resolve("log"), RECORDS)).isEqualTo(whole());
  }

  private static Verification whole() {
    return new Verification(RECORDS, RECORDS, Optional.empty());
  }

  @Test
  void a_log_of_many_segments_is_one_chain() throws Exception {
    try (Store store = Homes.open(home, SegmentFile::open, 700)) {
      Homes.add(store, 1, RECORDS);
      assertThat(store.verify()).isEqualTo(whole());
      assertThat(store.eventLog().read(0, 100)).hasSize(RECORDS);
      assertThat(store.eventLog().read(17, 5))
          .extracting(event -> event.seq())
          .containsExactly(18L, 19L, 20L, 21L, 22L);
    }
    assertThat(SegmentName.list(home.resolve("log"))).hasSizeGreaterThan(3);
  }

  @Test
  void an_edited_record_is_named() throws Exception {
    List<byte[]> records = write();
    byte[] edited =
        new String(records.get(11), StandardCharsets.ISO_8859_1)
            .replace("{\"id\":12}", "{\"id\":92}")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(edited).isNotEqualTo(records.get(11));
    records.set(11, edited);
    assertFirstBad(records, 12, "does not continue the chain");
  }

  @Test
  void an_edited_record_with_a_digest_made_anew_is_named_by_the_next() throws Exception {
    List<byte[]> records = write();
    ByteBuffer record = ByteBuffer.wrap(records.get(11));
    record.put(40, (byte) '!');
    // What the digest covers lies between the length and the digest itself.
    int covered = record.limit() - Integer.BYTES - LogFormat.DIGEST;
    ByteBuffer previous = ByteBuffer.wrap(records.get(10));
    byte[] seal = new byte[LogFormat.DIGEST];
    previous.get(previous.limit() - LogFormat.DIGEST, seal);
    Chain chain = Chain.sealed(HexFormat.of().formatHex(seal));
    record.put(record.limit() - LogFormat.DIGEST, chain.add(record.slice(Integer.BYTES, covered)));
    assertFirstBad(records, 13, "does not continue the chain");
  }

  @Test
  void a_deleted_record_is_named() throws Exception {
    List<byte[]> records = write();
    records.remove(11);
    assertFirstBad(records, 12, "is not here: that of event 13 is");
  }

  @Test
  void reordered_records_are_named() throws Exception {
    List<byte[]> records = write();
    records.add(11, records.remove(12));
    assertFirstBad(records, 12, "is not here: that of event 13 is");
  }

  @Test
  void a_tail_cut_off_while_the_store_is_open_is_named() throws Exception {
    try (Store store = Homes.open(home)) {
      Homes.add(store, 1, RECORDS);
      List<byte[]> records = records();
      records.remove(RECORDS - 1);
      rewrite(records);
      DamagedLog damage = store.verify().damage().orElseThrow();
      assertThat(damage.seq()).isEqualTo(RECORDS);
      assertThat(damage.why()).contains("is gone");
    }
  }

  @Test
  void records_of_one_group_are_chained_one_by_one() throws Exception {
    try (Store store = Homes.open(home)) {
      List<CompletableFuture<Long>> answers = new ArrayList<>();
      for (int id = 1; id <= 500; id++) {
        answers.add(store.journal().append(List.of(ItemTable.added(id))));
      }
      answers.forEach(CompletableFuture::join);
      assertThat(store.verify()).isEqualTo(new Verification(500, 500, Optional.empty()));
    }
    List<byte[]> records = records();
    records.remove(400);
    assertFirstBad(records, 401, "is not here");
  }

  /** The oracle is the list of records itself: what was kept of it, and what was not. */
  @Test
  void whatever_is_done_to_any_record_is_named_by_the_audit() throws Exception {
    List<byte[]> good = write();
    ChainHead kept = Audit.ofHome(home, Optional.empty()).head();
    assertThat(kept.seq()).isEqualTo(RECORDS);
    for (int at = 0; at < RECORDS; at++) {
      long seq = at + 1L;
      List<byte[]> edited = new ArrayList<>(good);
      edited.set(at, edited(good.get(at)));
      assertNamed(edited, seq, kept);
      List<byte[]> deleted = new ArrayList<>(good);
      deleted.remove(at);
      assertNamed(deleted, seq, kept);
      List<byte[]> reordered = new ArrayList<>(good);
      reordered.add(at == 0 ? 1 : at - 1, reordered.remove(at));
      assertNamed(reordered, Math.max(1, seq - 1), kept);
      assertNamed(new ArrayList<>(good.subList(0, at)), seq, kept);
    }
    rewrite(good);
    assertThat(Audit.ofHome(home, Optional.of(kept)).verification()).isEqualTo(whole());
  }

  @Test
  void a_log_that_was_cut_is_named_by_the_position_of_its_tables_too() throws Exception {
    List<byte[]> records = write();
    rewrite(records.subList(0, 20));
    Verification found = Audit.ofHome(home, Optional.empty()).verification();
    assertThat(found.damage().orElseThrow().seq()).isEqualTo(21);
    assertThat(found.damage().orElseThrow())
        .hasMessageContaining("the record of event 21 is gone")
        .hasMessageContaining("had come to event 30");
  }

  @Test
  void a_log_that_was_written_anew_from_its_beginning_does_not_pass_a_head_that_was_kept()
      throws Exception {
    write();
    ChainHead kept = Audit.ofHome(home, Optional.empty()).head();
    io.trainyard.engine.artifact.DurableFiles.deleteTree(home);
    List<byte[]> forged = write();
    forged.set(4, edited(forged.get(4)));
    rewrite(chained(forged));
    assertThat(Audit.ofHome(home, Optional.empty()).verification()).isEqualTo(whole());
    DamagedLog damage = Audit.ofHome(home, Optional.of(kept)).verification().damage().orElseThrow();
    assertThat(damage.seq()).isEqualTo(RECORDS);
    assertThat(damage.why()).contains("the log was written anew");
  }

  @Test
  void a_head_is_read_as_it_is_printed() {
    ChainHead head = new ChainHead(812, "ab".repeat(32));
    assertThat(ChainHead.parse(head.toString())).contains(head);
    assertThat(ChainHead.parse("812:" + "ab".repeat(32))).contains(head);
    assertThat(ChainHead.parse("812")).isEmpty();
    assertThat(ChainHead.parse("")).isEmpty();
  }

  private static byte[] edited(byte[] record) {
    byte[] edited = record.clone();
    edited[record.length - LogFormat.DIGEST - 3] ^= 1;
    return edited;
  }

  private void assertNamed(List<byte[]> records, long seq, ChainHead kept) throws Exception {
    rewrite(records);
    DamagedLog damage = Audit.ofHome(home, Optional.of(kept)).verification().damage().orElseThrow();
    assertThat(damage.seq()).isEqualTo(seq);
  }

  /** The same records with a chain of digests made anew. */
  private List<byte[]> chained(List<byte[]> records) throws Exception {
    Chain chain = LogFolder.rootOf(home.resolve("log"));
    List<byte[]> chained = new ArrayList<>();
    for (byte[] record : records) {
      ByteBuffer bytes = ByteBuffer.wrap(record.clone());
      int covered = bytes.limit() - Integer.BYTES - LogFormat.DIGEST;
      bytes.put(bytes.limit() - LogFormat.DIGEST, chain.add(bytes.slice(Integer.BYTES, covered)));
      chained.add(bytes.array());
    }
    return chained;
  }

  private List<byte[]> write() throws Exception {
    try (Store store = Homes.open(home)) {
      Homes.add(store, 1, RECORDS);
    }
    return records();
  }

  /** Every record of the log, with its length in front. */
  private List<byte[]> records() throws Exception {
    List<byte[]> records = new ArrayList<>();
    byte[] file = Files.readAllBytes(Homes.firstSegment(home));
    List<Path> segments = SegmentName.list(home.resolve("log"));
    try (LogScan scan = LogScan.from(segments, 1, Long.MAX_VALUE)) {
      for (Batch batch = scan.next(); batch != null; batch = scan.next()) {
        int at = (int) batch.offset() + LogFormat.FRAME_HEADER;
        for (LogRecord record : batch.records()) {
          records.add(Arrays.copyOfRange(file, at, at + record.size()));
          at += record.size();
        }
      }
    }
    return records;
  }

  /** Writes the records in frames of ten, each with a right header and checksum. */
  private void rewrite(List<byte[]> records) throws Exception {
    ByteBuffer file = ByteBuffer.allocate(1 << 20);
    file.put(Files.readAllBytes(Homes.firstSegment(home)), 0, SegmentHeader.SIZE);
    for (int from = 0; from < records.size(); from += 10) {
      List<byte[]> group = records.subList(from, Math.min(from + 10, records.size()));
      int start = file.position();
      int length = group.stream().mapToInt(record -> record.length).sum();
      file.putInt(LogFormat.FRAME_MAGIC).putInt(length);
      file.putLong(ByteBuffer.wrap(group.get(0)).getLong(5)).putInt(group.size()).putInt(0);
      group.forEach(file::put);
      ByteBuffer frame = file.slice(start, file.position() - start);
      file.putInt(start + LogFormat.FRAME_CRC, Frame.crc(frame));
    }
    file.flip();
    byte[] bytes = new byte[file.remaining()];
    file.get(bytes);
    Files.write(Homes.firstSegment(home), bytes);
  }

  private void assertFirstBad(List<byte[]> records, long seq, String why) throws Exception {
    rewrite(records);
    DamagedLog damage = Verification.of(home.resolve("log"), Long.MAX_VALUE).damage().orElseThrow();
    assertThat(damage.seq()).isEqualTo(seq);
    assertThat(damage.why()).contains(why);
    assertThat(damage.where()).isEqualTo(Homes.firstSegment(home).toString());
  }
}
