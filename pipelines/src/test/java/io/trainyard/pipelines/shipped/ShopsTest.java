package io.trainyard.pipelines.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trainyard.pipelines.Ended;
import io.trainyard.pipelines.ShownRun;
import io.trainyard.pipelines.TestHome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A called pipeline, a fan-out that tolerates a failing item, its fan-in, a decision, and people
 * who approve.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ShopsTest {
  @TempDir Path folder;

  @Test
  void offers_are_published_once_somebody_else_has_approved_them() throws Exception {
    TestHome ada = TestHome.in(folder).with("USER", "ada");
    TestHome grace = ada.with("USER", "grace");
    CompletableFuture<Ended> run =
        CompletableFuture.supplyAsync(() -> ada.trainyard("run", TestHome.shipped("shops")));
    awaitQuestion(grace);

    ada.trainyard("approve", "1", "approved")
        .exits(2)
        .says("os:ada started this run, and nobody approves what they asked for");
    grace
        .trainyard("approve", "1", "approved", "--note", "fine")
        .exits(0)
        .says("approved approved of run 1: offers sha256:");

    run.get().exits(0).says("clean[kiosk]", "table offers");
    ShownRun shown = ShownRun.of(ada, 1);
    assertThat(shown.state()).isEqualTo("SUCCEEDED");
    assertThat(shown.rows("summary")).isEqualTo(4);
    assertThat(shown.rows("missing")).isEqualTo(1);
    assertThat(shown.stateOf("small")).isEqualTo("SUCCEEDED");
    assertThat(shown.stateOf("large")).isEqualTo("SKIPPED");
    assertThat(shown.stateOf("offers")).isEqualTo("SUCCEEDED");
    assertThat(ShownRun.of(ada, 2).steps()).containsExactly("raw", "days");
    grace.trainyard("approve", "1").exits(0).says("yes by os:grace: fine");
  }

  @Test
  void nothing_is_published_when_they_say_no() throws Exception {
    TestHome ada = TestHome.in(folder).with("USER", "ada");
    TestHome grace = ada.with("USER", "grace");
    CompletableFuture<Ended> run =
        CompletableFuture.supplyAsync(() -> ada.trainyard("run", TestHome.shipped("shops")));
    awaitQuestion(grace);

    grace.trainyard("approve", "1", "approved", "--refuse", "--note", "too soon").exits(0);

    run.get().exits(0);
    assertThat(ShownRun.of(ada, 1).stateOf("publish")).isEqualTo("SKIPPED");
    assertThat(ShownRun.of(ada, 1).decision("approved")).isFalse();
  }

  private static void awaitQuestion(TestHome home) {
    await().atMost(Duration.ofMinutes(2)).until(() -> isAsked(home));
  }

  private static boolean isAsked(TestHome home) {
    Ended shown = home.trainyard("approve", "1");
    return shown.exit() == 0 && shown.out().contains("approve offers");
  }
}
