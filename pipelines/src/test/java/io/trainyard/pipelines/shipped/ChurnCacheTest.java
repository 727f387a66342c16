package io.trainyard.pipelines.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.testing.GeneratedFile;
import io.trainyard.pipelines.Ended;
import io.trainyard.pipelines.ShownRun;
import io.trainyard.pipelines.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run does what has not been done yet. The shipped pipeline runs unchanged, then edited. */
class ChurnCacheTest {
  private static final List<String> SAME =
      List.of("customers", "clean", "parts", "model", "quality", "reasons");

  @TempDir static Path folder;

  private static TestHome home;
  private static Path file;
  private static Ended second;

  @BeforeAll
  static void run_it_three_times() throws IOException {
    home = TestHome.in(folder);
    Path shipped = GeneratedFile.top().resolve("pipelines");
    Files.createDirectories(folder.resolve("data"));
    Files.copy(shipped.resolve("data/telco_churn.csv"), folder.resolve("data/telco_churn.csv"));
    file = Files.copy(shipped.resolve("churn.groovy"), folder.resolve("churn.groovy"));
    run().exits(0);
    second = run().exits(0);
    run().exits(0);
  }

  private static Ended run(String... more) {
    return home.trainyard(
        Stream.concat(Stream.of("run", file.toString()), Stream.of(more)).toArray(String[]::new));
  }

  private static List<String> statesOf(ShownRun run, List<String> steps) {
    return steps.stream().map(run::stateOf).distinct().toList();
  }

  @Test
  void an_unchanged_run_takes_over_every_step_up_to_the_new_champion() {
    ShownRun run = ShownRun.of(home, 2);

    assertThat(statesOf(run, SAME)).containsExactly("CACHED");
    assertThat(run.stateOf("better")).isEqualTo("SUCCEEDED");
    assertThat(run.stateOf("release")).isEqualTo("SKIPPED");
    assertThat(run.stateOf("deploy")).isEqualTo("SKIPPED");
    assertThat(run.metric("quality", "auc"))
        .isEqualTo(ShownRun.of(home, 1).metric("quality", "auc"));
    second.says("model  CACHED  as in run 1  5,634 rows", "6 of 9 steps need not run again");
  }

  @Test
  void why_says_so_at_once() {
    long before = System.nanoTime();
    Ended why = home.trainyard("why", "2").exits(0);
    Duration took = Duration.ofNanos(System.nanoTime() - before);

    assertThat(why.out())
        .containsPattern("(?m)^model +CACHED +unchanged: as in run 1$")
        .containsPattern(
            "(?m)^better +SUCCEEDED +changed since run 1: input champion: nothing -> churn:1 ")
        .containsPattern("(?m)^release +SKIPPED +`better` said no: auc higher by more than 0");
    assertThat(took).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void it_costs_almost_nothing_beside_the_step_that_runs() {
    ShownRun one = ShownRun.of(home, 2);
    ShownRun none = ShownRun.of(home, 3);

    assertThat(none.stateOf("better")).isEqualTo("CACHED");
    // The quicker of the two: the first hits of a process load the classes that hits take.
    Duration beside = one.took().minus(one.took("better"));
    assertThat(beside.compareTo(none.took()) < 0 ? beside : none.took())
        .isLessThan(Duration.ofMillis(300));
  }

  @Test
  void one_changed_constant_runs_that_step_and_what_depends_on_it() throws IOException {
    String text = Files.readString(file);
    try {
      Files.writeString(
          file, "// a remark moves every line\n" + text.replace("trees 300", "trees 31"));
      home.trainyard("plan", file.toString(), "--against", "1")
          .exits(0)
          .says(
              "since run 1:",
              "`model` option using trees: 300 -> 31",
              "runs again: model, quality, reasons, better, release, deploy",
              "unchanged: as in run ",
              "`model` runs before it");
      run().exits(0);
    } finally {
      Files.writeString(file, text);
    }
    long number = ShownRun.items(home.trainyard("runs", "--json").exits(0).json()).size();
    ShownRun run = ShownRun.of(home, number);

    home.trainyard("why", "" + number, "model").says("option using trees: 300 -> 31");
    assertThat(statesOf(run, List.of("customers", "clean", "parts"))).containsExactly("CACHED");
    assertThat(statesOf(run, List.of("model", "quality", "reasons", "better")))
        .containsExactly("SUCCEEDED");
  }

  @Test
  void a_fresh_run_takes_nothing_over_and_makes_the_same() {
    run("--fresh").exits(0);
    long number = ShownRun.items(home.trainyard("runs", "--json").exits(0).json()).size();
    ShownRun run = ShownRun.of(home, number);

    assertThat(statesOf(run, SAME)).containsExactly("SUCCEEDED");
    assertThat(run.digest("model", "model"))
        .isEqualTo(ShownRun.of(home, 1).digest("model", "model"));
  }

  @Test
  void a_result_whose_bytes_are_damaged_is_made_anew() throws IOException {
    Path model = home.artifact(ShownRun.of(home, 1).digest("model", "model"));
    byte[] bytes = Files.readAllBytes(model);
    Files.write(model, new byte[] {1, 2, 3});

    run().exits(0);

    long number = ShownRun.items(home.trainyard("runs", "--json").exits(0).json()).size();
    assertThat(ShownRun.of(home, number).stateOf("model")).isEqualTo("SUCCEEDED");
    assertThat(Files.readAllBytes(model)).isEqualTo(bytes);
  }
}
