package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.FileArtifactStore;
import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.security.KeyEvents;
import io.trainyard.engine.testing.ManualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home copied while it is written to, and one made of the copy. */
class BackupTest {
  /** The full bar is fifty; each of these stands for ten. */
  private static final int ROUNDS = 5;

  @TempDir private Path folder;
  private Path home;

  @BeforeEach
  void name() {
    home = folder.resolve("home");
  }

  private static StoreSettings settings(Path home) {
    return new StoreSettings(home, new ManualClock(Homes.START), Thread::new, new Random(1), 4711);
  }

  private static Store open(Path home) throws IOException {
    return Store.open(settings(home), EngineTables.all());
  }

  private Backup.Report backUp(String name) throws IOException {
    return new Backup(settings(home), folder.resolve(name)).take(Optional.of("{}"));
  }

  private Restore.Report restore(String from, String to) throws IOException {
    return new Restore(settings(folder.resolve(to)), folder.resolve(from)).run();
  }

  /** An event that a table refuses to see twice, and whose order shows in the table. */
  private static NewEvent key(long number) {
    KeyEvents.Created facts =
        new KeyEvents.Created(
            "k" + number, "ty_" + number, "ab", List.of("VIEWER"), List.of(), null);
    return new NewEvent(KeyEvents.CREATED, "os:ada", 0, EventJson.write(facts));
  }

  private static void write(Store store, long from, long to) throws Exception {
    for (long number = from; number <= to; number++) {
      store.journal().write(List.of(key(number)));
    }
  }

  /** Bar 28, bounded: the oracle is the log itself, whose every prefix is a state that was. */
  @Test
  void a_backup_under_load_is_one_moment_and_stalls_nobody() throws Exception {
    AtomicBoolean ends = new AtomicBoolean();
    AtomicLong longest = new AtomicLong();
    AtomicLong written = new AtomicLong();
    try (Store store = open(home)) {
      Thread writer = new Thread(() -> load(store, ends, longest, written));
      writer.start();
      for (int round = 0; round < ROUNDS; round++) {
        long before = written.get();
        Backup.Report report = backUp("backup");
        assertThat(report.manifest().events()).isBetween(before, written.get() + 1);
        Path target = folder.resolve("restored" + round);
        restore("backup", "restored" + round);
        try (Store restored = open(target)) {
          List<Event> events = restored.eventLog().read(0, 100_000);
          assertThat(events).hasSize((int) report.manifest().events());
          assertThat(store.eventLog().read(0, events.size())).isEqualTo(events);
          assertThat(new StoredKeys(restored.database()).all()).hasSize(events.size());
          assertThat(restored.verify().damage()).isEmpty();
        }
      }
      ends.set(true);
      writer.join();
    }
    assertThat(longest.get()).isLessThan(1_000);
    assertThat(written.get()).isPositive();
  }

  private static void load(
      Store store, AtomicBoolean ends, AtomicLong longest, AtomicLong written) {
    try {
      while (!ends.get()) {
        long start = System.nanoTime();
        write(store, written.get() + 1, written.get() + 1);
        longest.accumulateAndGet((System.nanoTime() - start) / 1_000_000, Math::max);
        written.incrementAndGet();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_later_backup_copies_only_what_is_new() throws Exception {
    Artifact first = artifact("one");
    try (Store store = open(home)) {
      write(store, 1, 3);
    }
    Backup.Report one = backUp("backup");
    assertThat(one.manifest().artifacts()).isEqualTo(1);
    assertThat(one.copied()).isEqualTo(2);
    artifact("two");
    Backup.Report two = backUp("backup");
    assertThat(two.manifest().artifacts()).isEqualTo(2);
    assertThat(two.copied()).isEqualTo(1);
    restore("backup", "restored");
    assertThat(FileArtifactStore.reading(folder.resolve("restored")).bytes(first.digest()))
        .isEqualTo("one".getBytes(StandardCharsets.UTF_8));
  }

  private Artifact artifact(String text) throws IOException {
    FileArtifactStore store = FileArtifactStore.open(Files.createDirectories(home));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Artifact("a", "file", store.put(bytes).digest(), bytes.length, java.util.Map.of());
  }

  @Test
  void a_damaged_artifact_or_log_is_neither_backed_up_nor_restored() throws Exception {
    Artifact artifact = artifact("one");
    try (Store store = open(home)) {
      write(store, 1, 3);
    }
    backUp("backup");
    String hex = artifact.digest().hex();
    Path copy = folder.resolve("backup/artifacts").resolve(hex.substring(0, 2)).resolve(hex);
    Files.writeString(copy, "eno");
    assertThatThrownBy(() -> restore("backup", "restored"))
        .hasMessageContaining("artifact sha256:" + hex + " is damaged");
    assertThat(folder.resolve("restored/log")).doesNotExist();
    Files.writeString(copy, "one");
    restore("backup", "restored");

    Path segment = folder.resolve("backup/log").resolve(SegmentName.of(1));
    byte[] bytes = Files.readAllBytes(segment);
    Files.write(segment, java.util.Arrays.copyOf(bytes, bytes.length - 40));
    assertThatThrownBy(() -> restore("backup", "cut"))
        .isInstanceOf(DamagedLog.class)
        .hasMessageContaining("the record of event 3 is gone");
  }

  @Test
  void nothing_is_overwritten_and_nothing_unfinished_is_taken_for_a_backup() throws Exception {
    assertThatThrownBy(() -> backUp("backup")).hasMessageContaining("there is no home at");
    try (Store store = open(home)) {
      write(store, 1, 3);
    }
    assertThatThrownBy(() -> backUp("home/backup")).hasMessageContaining("inside the home");
    assertThatThrownBy(() -> restore("empty", "restored"))
        .hasMessageContaining("holds no finished backup");
    backUp("backup");
    assertThatThrownBy(() -> restore("backup", "home")).hasMessageContaining("there is a home at");
    Path other = folder.resolve("other");
    StoreSettings another =
        new StoreSettings(other, new ManualClock(Homes.START), Thread::new, new Random(2), 4711);
    try (Store store = Store.open(another, EngineTables.all())) {
      write(store, 1, 1);
    }
    assertThatThrownBy(() -> new Backup(another, folder.resolve("backup")).take(Optional.empty()))
        .hasMessageContaining("holds the backup of another home");
  }
}
