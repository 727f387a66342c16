package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.faults.Trouble;
import io.trainyard.engine.faults.TroubledDatabase;
import io.trainyard.engine.faults.TroubledFiles;
import io.trainyard.engine.testing.Figures;
import io.trainyard.engine.testing.Scale;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One after the other, each write, force, rename and delete of a file and each change and commit of
 * the database fails once.
 */
@Tag("faults")
class IoErrorTest {
  private static final int ITEMS = 6;
  private static final int STRIDE = Scale.of(3, 1);

  @TempDir Path folder;
  private final Figures figures =
      Figures.of("io-error")
          .count("points", 0)
          .count("acknowledged", 0)
          .count("lost", 0)
          .count("went on", 0)
          .count("unopenable", 0);

  @Test
  void an_error_of_any_write_loses_nothing_and_is_told_with_its_place() throws Exception {
    int point = 1;
    while (fail(point)) {
      point += STRIDE;
    }
    figures.close(System.out, Clock.systemUTC());
    assertThat(figures.get("points")).isGreaterThan(10);
    assertThat(figures.get("lost")).isZero();
    assertThat(figures.get("unopenable")).isZero();
  }

  /** Whether there was such an operation at all. */
  private boolean fail(int point) throws Exception {
    Path home = folder.resolve("fail-" + point);
    Trouble trouble = Trouble.at(point, Trouble.Kind.IO_ERROR);
    List<Long> acknowledged = new ArrayList<>();
    @Nullable Exception failure = write(home, trouble, acknowledged);
    if (trouble.struck() == null) {
      assertThat(failure).isNull();
      return false;
    }
    figures.add("points", 1).add("acknowledged", acknowledged.size());
    if (failure == null) {
      // Such as the last word of what is only for comfort: nobody was harmed.
      figures.add("went on", 1);
    } else {
      assertThat(failure)
          .as("point %d, %s", point, trouble.struck())
          .hasMessageContaining("Input/output error");
      assertThat(failure.getMessage()).contains(home.toString());
    }
    look(home, acknowledged, Objects.requireNonNull(trouble.struck()));
    return true;
  }

  private static @Nullable Exception write(Path home, Trouble trouble, List<Long> acknowledged)
      throws Exception {
    try (TroubledDatabase database = TroubledDatabase.open(trouble);
        Store store = Homes.open(TroubledFiles.on(home, trouble), SegmentFile::open, 400)) {
      for (long id = 1; id <= ITEMS; id++) {
        store.journal().write(List.of(ItemTable.added(id), ItemTable.moved(id, "new", "old")));
        acknowledged.add(id);
      }
      return null;
    } catch (Exception e) {
      return e;
    }
  }

  private void look(Path home, List<Long> acknowledged, String struck) throws Exception {
    try (Store store = Homes.open(home)) {
      var items = ItemTable.items(store);
      figures.add("lost", acknowledged.stream().filter(id -> !items.containsKey(id)).count());
      assertThat(items.values()).as(struck).doesNotContain("new");
      assertThat(store.verify().damage()).as(struck).isEmpty();
      Homes.add(store, 1_000, 1_000);
    } catch (java.io.IOException e) {
      figures.add("unopenable", 1);
      System.out.println(struck + ": " + e.getMessage());
    }
  }
}
