package io.trainyard.pipelines.faults;

import io.trainyard.pipelines.TestHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job is killed, again and again, on one home that is never cleaned up. */
@Tag("slow")
class KillTest {
  private static final int ROUNDS = 20;
  private static final long SEED = Long.getLong("seed", 7);

  @TempDir Path folder;

  @Test
  void what_was_acknowledged_before_a_kill_is_there_at_the_next_start() throws Exception {
    TestHome home = TestHome.in(folder);
    Random random = new Random(SEED);
    for (int round = 1; round <= ROUNDS; round++) {
      String pipeline = round % 4 == 0 ? "hello" : "churn";
      KilledRun killed = KilledRun.of(home, pipeline, 200 + random.nextInt(6_000));
      Damage damage = Damage.values()[random.nextInt(Damage.values().length)];
      String what = "round %d of seed %d: %s, %s".formatted(round, SEED, killed, damage);
      if (Files.exists(home.home().resolve("db"))) {
        damage.on(home.home(), random);
        home.trainyard("doctor").exits(0).says(damage.words());
      }
      killed.assertRemembered(home, what);
    }
    home.trainyard("run", TestHome.shipped("hello")).exits(0);
  }
}
