package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.store.FaultyDisk.Operation;
import io.trainyard.engine.testing.Figures;
import io.trainyard.engine.testing.Scale;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The machine loses its power at drawn moments. Of what was written and not forced, any subset of
 * the 512-byte sectors is left; the database is as it was at any earlier moment, or at a later one,
 * or gone.
 */
@Tag("faults")
class PowerLossTest {
  private static final int POINTS = Scale.of(60, 1_000);
  private static final long SEED = Long.getLong("seed", 20261121);
  private static final int SECTOR = 512;
  private static final int TRANSACTIONS = 60;

  @TempDir Path folder;
  private final Random random = new Random(SEED);
  private final FaultyDisk disk = FaultyDisk.good();

  /** How many operations the disk had done when a transaction was acknowledged, in order. */
  private final List<Integer> answers = new ArrayList<>();

  /** The database as it was found at several moments of the writing. */
  private final List<Path> databases = new ArrayList<>();

  private final Figures figures =
      Figures.of("power-loss")
          .count("points", 0)
          .count("acknowledged", 0)
          .count("lost", 0)
          .count("unopenable", 0)
          .count("torn transactions", 0)
          .count("rebuilt", 0);

  @Test
  void what_was_acknowledged_survives_a_loss_of_power_at_any_moment() throws Exception {
    write();
    for (int point = 0; point < POINTS; point++) {
      loseAndLook(point);
    }
    figures.close(System.out, Clock.systemUTC());
    assertThat(figures.get("unopenable")).isZero();
    assertThat(figures.get("lost")).isZero();
    assertThat(figures.get("torn transactions")).isZero();
  }

  /** Transactions of 1 to 40 events, written in groups of 1 to 5. */
  private void write() throws Exception {
    Path home = folder.resolve("home");
    try (Store store = Homes.open(home, disk, 20_000)) {
      long id = 0;
      while (id < TRANSACTIONS) {
        List<CompletableFuture<Long>> group = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
          group.add(store.journal().append(transaction(++id)));
        }
        for (CompletableFuture<Long> answer : group) {
          answer.get();
          answers.add(disk.history.size());
        }
        if (random.nextInt(8) == 0) {
          databases.add(copyOfDatabase(home));
        }
      }
    }
    databases.add(copyOfDatabase(home));
  }

  private List<NewEvent> transaction(long id) {
    List<NewEvent> events = new ArrayList<>(List.of(ItemTable.added(id)));
    for (int i = random.nextInt(40); i >= 0; i--) {
      events.add(ItemTable.moved(id, events.size() == 1 ? "new" : "old", "old"));
    }
    return events;
  }

  private Path copyOfDatabase(Path home) throws IOException {
    Path copy = Files.createDirectories(folder.resolve("db-" + databases.size()));
    copyFiles(home.resolve("db"), copy);
    return copy;
  }

  private static void copyFiles(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private void loseAndLook(int point) throws Exception {
    int cut = random.nextInt(disk.history.size() + 1);
    Path home = folder.resolve("cut-" + point);
    play(disk.history.subList(0, cut), Files.createDirectories(home.resolve("log")));
    int database = random.nextInt(databases.size() + 1);
    if (database < databases.size()) {
      copyFiles(databases.get(database), Files.createDirectories(home.resolve("db")));
    }
    long acknowledged = answers.stream().filter(at -> at <= cut).count();
    figures.add("points", 1).add("acknowledged", acknowledged);
    try (Store store = Homes.open(home)) {
      look(store, acknowledged);
    } catch (IOException e) {
      figures.add("unopenable", 1);
      System.out.println("seed " + SEED + ", point " + point + ": " + e.getMessage());
    }
  }

  private void look(Store store, long acknowledged) throws IOException {
    var items = ItemTable.items(store);
    for (long id = 1; id <= acknowledged; id++) {
      figures.add("lost", items.containsKey(id) ? 0 : 1);
    }
    figures.add("torn transactions", items.values().stream().filter("new"::equals).count());
    figures.add("rebuilt", store.recovery().rebuilt().isPresent() ? 1 : 0);
    assertThat(store.verify().damage()).isEmpty();
    long added =
        store.eventLog().read(0, Integer.MAX_VALUE).stream()
            .filter(event -> event.kind().equals("item.added"))
            .count();
    assertThat(items).as("the tables are what the log says").hasSize((int) added);
  }

  /** Leaves on disk what was forced, and of the rest any subset of its sectors. */
  private void play(List<Operation> history, Path log) throws IOException {
    int lastForce = -1;
    for (int i = 0; i < history.size(); i++) {
      lastForce = history.get(i).isForce() ? i : lastForce;
    }
    for (int i = 0; i < history.size(); i++) {
      Operation operation = history.get(i);
      boolean forced = i <= lastForce;
      // A segment gets its name after it is forced.
      String name = operation.file().getFileName().toString();
      Path file = log.resolve(forced ? name.replace(".new", "") : name);
      if (!operation.isForce()) {
        write(file, operation, forced);
      }
    }
  }

  private void write(Path file, Operation write, boolean forced) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int at = 0; at < write.bytes().length; at += SECTOR) {
        int length = Math.min(SECTOR, write.bytes().length - at);
        if (forced || random.nextBoolean()) {
          channel.write(ByteBuffer.wrap(write.bytes(), at, length), write.position() + at);
        }
      }
    }
  }
}
