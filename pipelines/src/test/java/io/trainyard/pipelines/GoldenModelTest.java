package io.trainyard.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.testing.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models in homes of earlier releases answer as they did when they were made. */
class GoldenModelTest {
  private static final Path GOLDEN =
      GeneratedFile.top().resolve("engine/src/test/resources/golden");

  @TempDir Path folder;

  @Test
  void a_model_of_every_release_predicts_to_the_last_digit_what_it_predicted_then()
      throws Exception {
    for (Path release : releases()) {
      TestHome home = TestHome.in(folder.resolve(release.getFileName().toString()));
      copy(release, home.home());

      Ended ended =
          home.trainyard("predict", "churn", "--rows", release.resolve("rows.csv").toString());

      assertThat(ended.exit()).as(ended.toString()).isZero();
      assertThat(ended.out()).isEqualTo(Files.readString(release.resolve("predictions.csv")));
    }
  }

  private static List<Path> releases() throws IOException {
    try (Stream<Path> folders = Files.list(GOLDEN)) {
      return folders.sorted().toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
