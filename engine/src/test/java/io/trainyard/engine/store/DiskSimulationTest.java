package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.event.EventLog;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.run.Runs;
import io.trainyard.engine.simulation.Trial;
import io.trainyard.engine.testing.ManualClock;
import io.trainyard.engine.testing.Scale;
import io.trainyard.engine.testing.SimulatedStore;
import io.trainyard.engine.testing.Simulation.Setup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Histories of the simulation over the real log and the real database: a crash leaves what is on
 * disk at that moment.
 */
@Tag("simulation")
class DiskSimulationTest {
  private static final long SEEDS = Long.getLong("disk.seeds", Scale.of(40, 200));

  @TempDir Path folder;

  @Test
  void every_history_keeps_the_promises_on_disk() {
    List<String> broken =
        LongStream.range(0, SEEDS)
            .mapToObj(
                seed ->
                    Trial.of(
                        new Setup(
                            seed,
                            clock -> new Disk(folder.resolve("seed-" + seed), clock),
                            UnaryOperator.identity())))
            .filter(Trial::isBroken)
            .map(Trial::told)
            .toList();
    System.out.println("simulation on disk: seeds " + SEEDS + ", broken " + broken.size());
    assertThat(broken).isEmpty();
  }

  /** A home; each crash goes on in a copy of what is there then. */
  private static final class Disk implements SimulatedStore {
    private final Path folder;
    private final ManualClock clock;
    private int lives;
    private Store store;
    private Runs runs;

    Disk(Path folder, ManualClock clock) {
      this.folder = folder;
      this.clock = clock;
      this.store = open();
      this.runs = new StoredRuns(store.database());
    }

    private Path home() {
      return folder.resolve("life-" + lives);
    }

    private Store open() {
      try {
        StoreSettings settings =
            new StoreSettings(home(), clock, Thread::new, new Random(lives), 4711);
        return Store.open(settings, EngineTables.all());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Journal journal() {
      return store.journal();
    }

    @Override
    public EventLog log() {
      return store.eventLog();
    }

    @Override
    public Runs runs() {
      return runs;
    }

    @Override
    public void reopen() {
      Path before = home();
      lives++;
      try {
        Homes.copyInUse(before, home());
        store.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      store = open();
      runs = new StoredRuns(store.database());
    }

    @Override
    public void close() {
      try {
        store.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
