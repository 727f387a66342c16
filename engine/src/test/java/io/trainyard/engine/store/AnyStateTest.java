package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.DurableFiles;
import io.trainyard.engine.faults.Trouble;
import io.trainyard.engine.faults.TroubledDatabase;
import io.trainyard.engine.faults.TroubledFiles;
import io.trainyard.engine.testing.Figures;
import io.trainyard.engine.testing.ManualClock;
import io.trainyard.engine.testing.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever somebody does to a home's files, a start says it, or makes it good. */
@Tag("faults")
class AnyStateTest {
  private static final int ROUNDS = Scale.of(40, 200);
  private static final int STRIDE = Scale.of(7, 2);
  private static final long SEED = Long.getLong("seed", 20261121);
  private static final int ITEMS = 60;

  @TempDir Path folder;
  private final Random random = new Random(SEED);
  private Path whole = Path.of("");
  private Map<Long, String> items = Map.of();

  @BeforeEach
  void write() throws Exception {
    whole = folder.resolve("whole");
    try (Store store = Homes.open(whole, SegmentFile::open, 1_500)) {
      Homes.add(store, 1, ITEMS);
      items = ItemTable.items(store);
    }
  }

  @Test
  void noise_in_any_segment_is_refused_by_name_or_was_the_torn_end() throws Exception {
    Figures figures =
        Figures.of("any-state-log").count("rounds", 0).count("refused", 0).count("silent", 0);
    for (int round = 0; round < ROUNDS; round++) {
      Path home = copy("noise-" + round);
      DurableFiles.deleteTree(home.resolve("db"));
      List<Path> segments = SegmentName.list(home.resolve("log"));
      int which = random.nextInt(segments.size());
      overwrite(segments.get(which));
      figures.add("rounds", 1);
      try (Store store = Homes.open(home)) {
        boolean isLast = which == segments.size() - 1;
        boolean isPrefix = items.entrySet().containsAll(ItemTable.items(store).entrySet());
        boolean isTold = store.recovery().torn().isPresent();
        figures.add("silent", isLast && isPrefix && isTold ? 0 : 1);
      } catch (DamagedLog e) {
        figures.add("refused", 1);
        assertThat(e).hasMessageContaining(home.resolve("log").toString());
      }
    }
    figures.close(System.out, Clock.systemUTC());
    assertThat(figures.get("silent")).isZero();
  }

  /** Puts noise of 8 to 200 bytes somewhere into a file. */
  private void overwrite(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    byte[] noise = new byte[Math.min(bytes.length, 8 + random.nextInt(193))];
    random.nextBytes(noise);
    int at = random.nextInt(bytes.length - noise.length + 1);
    System.arraycopy(noise, 0, bytes, at, noise.length);
    Files.write(file, bytes);
  }

  @Test
  void any_state_of_the_database_is_made_good_from_the_log() throws Exception {
    Figures figures =
        Figures.of("any-state-db").count("rounds", 0).count("rebuilt", 0).count("wrong", 0);
    Path other = folder.resolve("other");
    StoreSettings settings =
        new StoreSettings(other, new ManualClock(Homes.START), Thread::new, new Random(2), 4711);
    try (Store store = Store.open(settings, List.of(new ItemTable()))) {
      Homes.add(store, 500, 520);
    }
    for (int round = 0; round < ROUNDS; round++) {
      Path home = copy("db-" + round);
      spoil(home.resolve("db"), other.resolve("db"));
      try (Store store = Homes.open(home)) {
        figures.add("rounds", 1);
        figures.add("rebuilt", store.recovery().rebuilt().isPresent() ? 1 : 0);
        figures.add("wrong", ItemTable.items(store).equals(items) ? 0 : 1);
      }
    }
    figures.close(System.out, Clock.systemUTC());
    assertThat(figures.get("wrong")).isZero();
  }

  private void spoil(Path db, Path other) throws IOException {
    Path file = db.resolve("trainyard.mv.db");
    byte[] bytes = Files.readAllBytes(file);
    switch (random.nextInt(6)) {
      case 0 -> DurableFiles.deleteTree(db);
      case 1 -> Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
      case 2 -> Files.write(file, new byte[bytes.length]);
      case 3 -> Files.delete(db.resolve("view.pos"));
      case 4 -> {
        DurableFiles.deleteTree(db);
        copyTree(other, db);
      }
      default -> {
        random.nextBytes(bytes);
        Files.write(file, bytes);
      }
    }
  }

  @Test
  void a_crash_at_each_step_of_a_rebuild_leaves_a_home_that_opens() throws Exception {
    Figures figures =
        Figures.of("rebuild-crash").count("points", 0).count("unopenable", 0).count("wrong", 0);
    for (int point = 1; ; point += STRIDE) {
      Path home = copy("rebuild-" + point);
      DurableFiles.deleteTree(home.resolve("db"));
      Trouble trouble =
          Trouble.at(
              point, random.nextBoolean() ? Trouble.Kind.CRASH_BEFORE : Trouble.Kind.CRASH_AFTER);
      crashDuringStart(home, trouble);
      if (trouble.struck() == null) {
        break;
      }
      figures.add("points", 1);
      try (Store store = Homes.open(home)) {
        figures.add("wrong", ItemTable.items(store).equals(items) ? 0 : 1);
      } catch (HomeInUse e) {
        figures.add("points", -1); // the lock dies with its process, and this one lives on
      } catch (IOException e) {
        figures.add("unopenable", 1);
        System.out.println("point " + point + ", " + trouble.struck() + ": " + e.getMessage());
      }
    }
    figures.close(System.out, Clock.systemUTC());
    assertThat(figures.get("unopenable")).isZero();
    assertThat(figures.get("wrong")).isZero();
  }

  private static void crashDuringStart(Path home, Trouble trouble) throws Exception {
    try (TroubledDatabase database = TroubledDatabase.open(trouble);
        Store store = Homes.open(TroubledFiles.on(home, trouble))) {
      assertThat(store.recovery().rebuilt()).isPresent();
    } catch (Trouble.Crash e) {
      assertThat(trouble.isDead()).isTrue();
    } catch (Exception e) {
      assertThat(trouble.struck()).as(String.valueOf(e)).isNotNull();
    }
  }

  private Path copy(String name) throws IOException {
    Path copy = folder.resolve(name);
    copyTree(whole, copy);
    return copy;
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
