package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.faults.Trouble;
import io.trainyard.engine.faults.Trouble.Kind;
import io.trainyard.engine.faults.TroubledDatabase;
import io.trainyard.engine.faults.TroubledFiles;
import io.trainyard.engine.testing.Figures;
import io.trainyard.engine.testing.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process that runs the reference pipeline of twelve steps dies before and after each write,
 * force, rename and delete of a file and each change and commit of the database, from its first
 * start on; now and then the next one dies too.
 */
@Tag("faults")
class CrashEveryPointTest {
  private static final int STRIDE = Scale.of(12, 1);
  private static final long SEED = Long.getLong("seed", 20261121);

  /** Of so many second lives one dies as well. */
  private static final int AGAIN = 4;

  @TempDir Path folder;
  private final Random random = new Random(SEED);
  private final Figures figures =
      Figures.of("crash-every-point")
          .count("points", 0)
          .count("crashes", 0)
          .count("unopenable", 0)
          .count("wrong", 0);

  @Test
  void whenever_the_process_dies_the_next_one_comes_to_the_same_end() throws Exception {
    List<String> expected;
    try (ReferenceHome home = new ReferenceHome(folder.resolve("whole"), 0)) {
      home.run();
      expected = home.told();
    }
    assertThat(expected).hasSize(1 + 12 + 3).contains("run 1 SUCCEEDED", "model 1");
    for (Kind kind : List.of(Kind.CRASH_BEFORE, Kind.CRASH_AFTER)) {
      int point = 1;
      while (dieAt(point, kind, expected)) {
        point += STRIDE;
      }
    }
    figures.close(System.out, Clock.systemUTC());
    assertThat(figures.get("points")).isGreaterThan(20);
    assertThat(figures.get("unopenable")).isZero();
    assertThat(figures.get("wrong")).isZero();
  }

  /** Whether there was such an operation at all. */
  private boolean dieAt(int point, Kind kind, List<String> expected) throws Exception {
    Path home = Files.createDirectories(folder.resolve(kind + "-" + point));
    Trouble trouble = Trouble.at(point, kind);
    live(home, trouble, 0);
    if (!trouble.isDead()) {
      return false;
    }
    figures.add("points", 1).add("crashes", 1);
    int life = 1;
    Path next = left(home, life);
    if (random.nextInt(AGAIN) == 0) {
      Trouble again = Trouble.at(1 + random.nextInt(point), kind);
      live(next, again, life);
      figures.add("crashes", again.isDead() ? 1 : 0);
      next = left(next, ++life);
    }
    String when = kind + " " + point + " " + trouble.struck() + " " + next;
    try (ReferenceHome last = new ReferenceHome(next, life)) {
      last.run();
      List<String> told = last.told();
      if (!told.equals(expected)) {
        figures.add("wrong", 1);
        System.out.println(when + ": " + told);
      }
    } catch (IOException e) {
      figures.add("unopenable", 1);
      System.out.println(when + ": " + e);
    }
    return true;
  }

  private static void live(Path home, Trouble trouble, int life) throws Exception {
    try (TroubledDatabase database = TroubledDatabase.open(trouble);
        ReferenceHome troubled = new ReferenceHome(TroubledFiles.on(home, trouble), life)) {
      troubled.run();
    } catch (Trouble.Crash e) {
      assertThat(trouble.isDead()).isTrue();
    } catch (Exception e) {
      assertThat(trouble.isDead()).as(String.valueOf(e)).isTrue();
    }
  }

  /** What a dead process leaves, in a folder of its own: its lock would live on in this one. */
  private static Path left(Path home, int life) throws IOException {
    Path copy = home.resolveSibling(home.getFileName() + "-" + life);
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.toList()) {
        Path target = copy.resolve(home.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else if (!file.endsWith("lock")) {
          Files.copy(file, target);
        }
      }
    }
    return copy;
  }
}
