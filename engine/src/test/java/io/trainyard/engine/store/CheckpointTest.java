package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.testing.ManualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  private static final String STORE = "0123456789abcdef0123456789abcdef";

  @TempDir Path home;
  private final ManualClock clock = new ManualClock(Homes.START);
  private Tables tables;
  private FileCheckpoint checkpoint;

  @BeforeEach
  void open() throws Exception {
    Files.createDirectories(home.resolve("db"));
    tables = Tables.open(home, List.of(new ItemTable()));
    tables.create(STORE);
    tables.commit();
    checkpoint = new FileCheckpoint(tables, home, STORE, clock);
  }

  @AfterEach
  void close() throws Exception {
    tables.close();
  }

  @Test
  void it_is_due_five_seconds_after_the_last_one_when_something_was_written() {
    clock.advance(Duration.ofHours(1));
    assertThat(checkpoint.isDue()).as("nothing was written").isFalse();
    clock.set(Homes.START);
    checkpoint.count(1);
    clock.advance(Duration.ofMillis(4_999));
    assertThat(checkpoint.isDue()).isFalse();
    clock.advance(Duration.ofMillis(1));
    assertThat(checkpoint.isDue()).isTrue();
  }

  @Test
  void it_is_due_after_twenty_thousand_transactions() {
    checkpoint.count(19_999);
    assertThat(checkpoint.isDue()).isFalse();
    checkpoint.count(1);
    assertThat(checkpoint.isDue()).isTrue();
  }

  @Test
  void a_clock_that_jumps_back_does_not_put_it_off() {
    checkpoint.count(1);
    clock.advance(Duration.ofHours(-1));
    assertThat(checkpoint.isDue()).isTrue();
  }

  @Test
  void it_writes_the_position_and_begins_anew() throws Exception {
    checkpoint.count(5_000);
    checkpoint.write(812, false);
    assertThat(ViewPosition.read(Checkpoint.file(home)))
        .contains(new ViewPosition(STORE, 812, false));
    assertThat(checkpoint.isPending()).isFalse();
    assertThat(checkpoint.isDue()).isFalse();
  }

  @Test
  void a_position_that_is_not_whole_says_nothing() throws Exception {
    checkpoint.write(812, true);
    byte[] whole = Files.readAllBytes(Checkpoint.file(home));
    for (int length = 0; length < whole.length; length++) {
      Files.write(Checkpoint.file(home), Arrays.copyOf(whole, length));
      assertThat(ViewPosition.read(Checkpoint.file(home))).isEmpty();
    }
  }
}
