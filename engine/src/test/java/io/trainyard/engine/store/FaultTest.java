package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trainyard.engine.event.Journal.JournalStopped;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.store.FaultyDisk.Operation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that fail, fill up, or lose their power. */
class FaultTest {
  private static final int ITEMS = 8;
  private static final int SECTOR = 512;

  @TempDir Path folder;

  @Test
  void an_error_at_any_operation_of_the_log_loses_nothing_acknowledged() throws Exception {
    int operations = writeAll(folder.resolve("good"), FaultyDisk.good(), new ArrayList<>());
    assertThat(operations).isGreaterThan(2 * ITEMS);
    for (int failAt = 1; failAt <= operations; failAt++) {
      Path home = folder.resolve("fail-" + failAt);
      List<Long> acknowledged = new ArrayList<>();
      FaultyDisk disk = new FaultyDisk(failAt, "Input/output error");
      assertThatThrownBy(() -> writeAll(home, disk, acknowledged))
          .as("operation %d", failAt)
          .hasMessageContaining("Input/output error");
      int tried = disk.operations();
      assertThat(tried).as("nothing is tried again after an error").isEqualTo(failAt);
      try (Store store = Homes.open(home)) {
        assertThat(ItemTable.items(store)).containsOnlyKeys(expected(store, acknowledged));
        Homes.add(store, 1000, 1000);
      }
    }
  }

  /** What was acknowledged, and at most the one transaction that was under way. */
  private static Iterable<Long> expected(Store store, List<Long> acknowledged) {
    List<Long> items = new ArrayList<>(acknowledged);
    if (ItemTable.items(store).size() == acknowledged.size() + 1) {
      items.add(acknowledged.size() + 1L);
    }
    return items;
  }

  private static int writeAll(Path home, FaultyDisk disk, List<Long> acknowledged)
      throws Exception {
    try (Store store = Homes.open(home, disk, 600)) {
      for (long id = 1; id <= ITEMS; id++) {
        store.journal().write(List.of(ItemTable.added(id)));
        acknowledged.add(id);
      }
    }
    return disk.operations();
  }

  @Test
  void a_full_disk_is_called_so_and_reading_goes_on() throws Exception {
    FaultyDisk disk = new FaultyDisk(7, "No space left on device");
    try (Store store = Homes.open(folder, disk, SegmentLog.SEGMENT_BYTES)) {
      JournalStopped stopped =
          catchThrowableOfType(JournalStopped.class, () -> Homes.add(store, 1, ITEMS));
      assertThat(stopped)
          .hasMessageContaining("the disk of " + folder + " is full")
          .hasMessageContaining("free at least 24 MiB; serve goes on by itself then");
      assertThatThrownBy(() -> Homes.add(store, 50, 50))
          .isInstanceOf(JournalStopped.class)
          .hasMessage(stopped.getMessage());
      assertThat(ItemTable.items(store)).containsOnlyKeys(1L, 2L);
      assertThat(store.eventLog().read(0, 10)).hasSize(2);
    }
    try (Store store = Homes.open(folder)) {
      assertThat(ItemTable.items(store)).containsOnlyKeys(1L, 2L);
    }
  }

  @Test
  void a_disk_that_is_full_at_the_start_is_called_so() {
    FaultyDisk disk = new FaultyDisk(1, "No space left on device");
    assertThatThrownBy(() -> Homes.open(folder, disk, SegmentLog.SEGMENT_BYTES))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the disk of " + folder + " is full");
  }

  @Test
  void a_power_cut_at_any_moment_loses_nothing_acknowledged() throws Exception {
    FaultyDisk disk = FaultyDisk.good();
    List<Integer> operationsAtAnswer = new ArrayList<>();
    Path home = folder.resolve("home");
    try (Store store = Homes.open(home, disk, 5_000)) {
      for (long id = 1; id <= ITEMS; id++) {
        store.journal().write(manyEvents(id));
        operationsAtAnswer.add(disk.history.size());
      }
    }
    Random random = new Random(11);
    for (int cut = 0; cut <= disk.history.size(); cut++) {
      for (int variant = 0; variant < 12; variant++) {
        Path log = folder.resolve("cut-" + cut + "-" + variant);
        Files.createDirectories(log);
        play(disk.history.subList(0, cut), log, random);
        int moment = cut;
        long acknowledged = operationsAtAnswer.stream().filter(at -> at <= moment).count();
        LogFolder mended = LogFolder.open(log, SegmentFile::open, random);
        long last = mended.mend(0, mended.index()).end().nextSeq() - 1;
        assertThat(last % 11).as("cut %d: whole transactions only", cut).isZero();
        assertThat(last / 11).as("cut %d", cut).isGreaterThanOrEqualTo(acknowledged);
      }
    }
  }

  /** Eleven events, so that a frame covers several sectors. */
  private static List<NewEvent> manyEvents(long id) {
    List<NewEvent> events = new ArrayList<>(List.of(ItemTable.added(id)));
    for (int i = 0; i < 10; i++) {
      events.add(ItemTable.moved(id, i == 0 ? "new" : "old", "old"));
    }
    return events;
  }

  /** Leaves on disk what was forced, and of the rest any subset of its sectors. */
  private static void play(List<Operation> history, Path log, Random random) throws IOException {
    int lastForce = -1;
    for (int i = 0; i < history.size(); i++) {
      lastForce = history.get(i).isForce() ? i : lastForce;
    }
    for (int i = 0; i < history.size(); i++) {
      Operation operation = history.get(i);
      boolean finished = i <= lastForce;
      // A segment gets its name after it is forced.
      String name = operation.file().getFileName().toString();
      Path file = log.resolve(finished ? name.replace(".new", "") : name);
      if (!operation.isForce()) {
        write(file, operation, finished, random);
      }
    }
  }

  private static void write(Path file, Operation write, boolean finished, Random random)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int at = 0; at < write.bytes().length; at += SECTOR) {
        int length = Math.min(SECTOR, write.bytes().length - at);
        if (finished || random.nextBoolean()) {
          channel.write(ByteBuffer.wrap(write.bytes(), at, length), write.position() + at);
        }
      }
    }
  }
}
