package io.trainyard.pipelines.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.testing.GeneratedFile;
import io.trainyard.pipelines.ShownRun;
import io.trainyard.pipelines.TestHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model is good because of the data, not because of a lucky split. */
@Tag("slow")
class ChurnSeedsTest {
  @TempDir Path folder;

  @Test
  void over_ten_split_seeds_the_mean_auc_is_at_least_0_83_and_the_least_0_81() throws IOException {
    TestHome home = TestHome.in(folder);
    Path file = folder.resolve("churn.groovy");
    String shipped = Files.readString(Path.of(TestHome.shipped("churn")));
    String data = GeneratedFile.top().resolve("pipelines/data").toString();
    String placed = shipped.replace("csv 'data/", "csv '" + data + "/");
    double[] areas =
        IntStream.rangeClosed(1, 10).mapToDouble(seed -> auc(home, file, placed, seed)).toArray();

    assertThat(DoubleStream.of(areas).average().orElseThrow()).isGreaterThanOrEqualTo(0.83);
    assertThat(DoubleStream.of(areas).min().orElseThrow()).isGreaterThanOrEqualTo(0.81);
  }

  private static double auc(TestHome home, Path file, String text, int seed) {
    try {
      Files.writeString(file, text.replace("seed 42", "seed " + seed));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    home.trainyard("run", file.toString()).exits(0);
    return ShownRun.of(home, seed).metric("quality", "auc");
  }
}
