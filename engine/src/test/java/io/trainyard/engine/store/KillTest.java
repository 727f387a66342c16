package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.artifact.DurableFiles;
import io.trainyard.engine.event.Event;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a writing process again and again, each time at an acknowledgement drawn from a fixed seed,
 * and opens what it left. More rounds: {@code -Dtrainyard.kill.rounds=200}.
 */
@Tag("slow")
class KillTest {
  private static final int ROUNDS = Integer.getInteger("trainyard.kill.rounds", 6);
  private static final long SEED = 20261121;
  private static final int MOST_ACKNOWLEDGED = 2_000;

  @TempDir Path home;
  private final Map<Long, Long> acknowledged = new TreeMap<>();

  @Test
  void what_was_acknowledged_before_a_kill_is_there_after_it() throws Exception {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      writeAndKill(1 + round * 1_000_000L, 1 + random.nextInt(MOST_ACKNOWLEDGED));
      Map<Long, String> items;
      try (Store store = Homes.open(home)) {
        assertThat(store.recovery().rebuilt()).as("round %d", round).isEmpty();
        items = ItemTable.items(store);
        assertHoldsTogether(store, items);
      }
      assertThat(rebuiltFromLog()).as("round %d", round).isEqualTo(items);
    }
  }

  /** Starts a writer, reads this many acknowledgements, and kills it without a warning. */
  private void writeAndKill(long firstItem, int acknowledgements) throws Exception {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                home.toString(),
                Long.toString(firstItem))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.US_ASCII))) {
      assertThat(lines.readLine()).isEqualTo("ready");
      assertThatThrownBy(() -> Homes.open(home))
          .isInstanceOf(HomeInUse.class)
          .hasMessageContaining("in use by process " + writer.pid() + " since 2");
      for (int i = 0; i < acknowledgements; i++) {
        note(lines.readLine());
      }
      // Through its handle, because the process itself would close the stream as well.
      writer.toHandle().destroyForcibly();
      // What it still managed to say was acknowledged too; a last line may be cut off.
      String line = lines.readLine();
      while (line != null) {
        String next = lines.readLine();
        if (next != null) {
          note(line);
        }
        line = next;
      }
    } finally {
      writer.destroyForcibly();
      assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  private void note(String line) {
    String[] fields = line.split(" ");
    assertThat(fields).as(line).hasSize(2).doesNotContain("failed");
    acknowledged.put(Long.parseLong(fields[0]), Long.parseLong(fields[1]));
  }

  private void assertHoldsTogether(Store store, Map<Long, String> items) throws Exception {
    assertThat(items.keySet()).containsAll(acknowledged.keySet());
    assertThat(items.values()).containsOnly("old");
    List<Event> events = store.eventLog().read(0, Integer.MAX_VALUE);
    assertThat(events).hasSize(2 * items.size());
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i).seq()).isEqualTo(i + 1);
    }
    acknowledged.forEach(
        (item, seq) ->
            assertThat(events.get(seq.intValue() - 1).json()).contains("\"id\":" + item + ","));
    assertThat(store.verify().damage()).isEmpty();
    assertThat(store.verify().events()).isEqualTo(events.size());
  }

  /** The items as they are when the tables are made anew. */
  private Map<Long, String> rebuiltFromLog() throws Exception {
    DurableFiles.deleteTree(home.resolve("db"));
    try (Store store = Homes.open(home)) {
      return ItemTable.items(store);
    }
  }
}
