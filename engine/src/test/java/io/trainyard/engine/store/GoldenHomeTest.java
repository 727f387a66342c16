package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.DurableFiles;
import io.trainyard.engine.artifact.FileArtifactStore;
import io.trainyard.engine.faults.Trouble;
import io.trainyard.engine.faults.Trouble.Kind;
import io.trainyard.engine.faults.TroubledDatabase;
import io.trainyard.engine.faults.TroubledFiles;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.testing.Figures;
import io.trainyard.engine.testing.GeneratedFile;
import io.trainyard.engine.testing.ManualClock;
import io.trainyard.engine.testing.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Homes that the command of earlier releases made, two runs of the shipped churn pipeline each: the
 * engine of now opens and replays them.
 */
class GoldenHomeTest {
  private static final Path GOLDEN =
      GeneratedFile.top().resolve("engine/src/test/resources/golden");
  private static final String FIRST = "0.1.0";
  private static final int STRIDE = Scale.of(5, 1);
  private static final Instant NOW = Instant.parse("2027-06-01T08:00:00Z");

  @TempDir Path folder;

  @Test
  void a_home_of_every_release_opens_with_all_that_it_holds() throws Exception {
    for (Path release : releases()) {
      Path home = copy(release, release.getFileName() + "-as-it-is");
      List<String> told = told(home);
      assertThat(told).contains("run 1 SUCCEEDED", "run 2 SUCCEEDED", "model churn:1 champion");
      assertThat(told).contains("endpoint churn churn:1", "damage Optional.empty");
      assertThat(told.stream().filter(line -> line.startsWith("attempt 2")))
          .filteredOn(line -> line.contains("CACHED"))
          .hasSize(6);
    }
  }

  @Test
  void a_home_of_every_release_is_replayed_from_its_log_alone() throws Exception {
    for (Path release : releases()) {
      Path whole = copy(release, release.getFileName() + "-whole");
      Path replayed = copy(release, release.getFileName() + "-replayed");
      DurableFiles.deleteTree(replayed.resolve("db"));

      assertThat(told(replayed)).isEqualTo(told(whole));
    }
  }

  @Test
  @Tag("faults")
  void a_process_that_dies_at_any_step_of_a_start_leaves_a_home_that_opens() throws Exception {
    Figures figures =
        Figures.of("golden-home-crash").count("points", 0).count("unopenable", 0).count("wrong", 0);
    List<String> expected = told(copy(GOLDEN.resolve(FIRST), "expected"));
    for (Kind kind : List.of(Kind.CRASH_BEFORE, Kind.CRASH_AFTER)) {
      for (boolean rebuilds : List.of(false, true)) {
        for (int point = 1; crash(kind, point, rebuilds, expected, figures); point += STRIDE) {
          figures.add("points", 1);
        }
      }
    }
    figures.close(System.out, Clock.systemUTC());
    assertThat(figures.get("points")).isPositive();
    assertThat(figures.get("unopenable")).isZero();
    assertThat(figures.get("wrong")).isZero();
  }

  /** Whether there was such an operation at all. */
  private boolean crash(
      Kind kind, int point, boolean rebuilds, List<String> expected, Figures figures)
      throws IOException {
    Path home = copy(GOLDEN.resolve(FIRST), kind + "-" + point + (rebuilds ? "-anew" : ""));
    if (rebuilds) {
      DurableFiles.deleteTree(home.resolve("db"));
    }
    Trouble trouble = Trouble.at(point, kind);
    try (TroubledDatabase database = TroubledDatabase.open(trouble);
        Store store = open(TroubledFiles.on(home, trouble))) {
      assertThat(store.recovery()).isNotNull();
    } catch (Trouble.Crash e) {
      assertThat(trouble.isDead()).isTrue();
    } catch (Exception e) {
      assertThat(trouble.isDead()).as(String.valueOf(e)).isTrue();
    }
    if (!trouble.isDead()) {
      return false;
    }
    // In a folder of its own: the lock of the dead one would live on in this process.
    Path left = copy(home, home.getFileName() + "-left");
    try {
      figures.add("wrong", told(left).equals(expected) ? 0 : 1);
    } catch (IOException e) {
      figures.add("unopenable", 1);
      System.out.println(kind + " " + point + " " + trouble.struck() + ": " + e);
    }
    return true;
  }

  private static List<Path> releases() throws IOException {
    try (Stream<Path> folders = Files.list(GOLDEN)) {
      return folders.sorted().toList();
    }
  }

  private static Store open(Path home) throws IOException {
    return Store.open(
        new StoreSettings(home, new ManualClock(NOW), GoldenHomeTest::daemon, new Random(1), 4711),
        EngineTables.all());
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "store");
    thread.setDaemon(true);
    return thread;
  }

  /** All that a home holds, in words. */
  private static List<String> told(Path home) throws IOException {
    List<String> told = new ArrayList<>();
    FileArtifactStore artifacts = FileArtifactStore.open(home);
    try (Store store = open(home)) {
      StoredRuns runs = new StoredRuns(store.database());
      for (Run run : runs.latest("", 100)) {
        told.add("run " + run.number() + " " + run.state());
        for (Attempt attempt : runs.attempts(run.number())) {
          told.add("attempt " + run.number() + " " + attempt);
          for (Artifact made : attempt.outputs().values()) {
            artifacts.verify(made);
          }
        }
      }
      StoredRegistry registry = new StoredRegistry(store.database());
      for (String model : registry.models()) {
        registry.versions(model).forEach(version -> told.add("version " + version));
        registry
            .history(model)
            .forEach(alias -> told.add("model " + model + ":" + alias.to() + " " + alias.alias()));
      }
      new StoredDeployments(store.database())
          .endpoints()
          .forEach(
              each ->
                  told.add("endpoint " + each.name() + " " + each.model() + ":" + each.version()));
      told.add("damage " + store.verify().damage());
    }
    return told;
  }

  private Path copy(Path from, String name) throws IOException {
    Path copy = folder.resolve(name);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = copy.resolve(from.relativize(file).toString());
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
