package io.trainyard.pipelines.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.testing.GeneratedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the engine beside the floors and one peer: {@code mvn verify -Pbench}, in minutes.
 * {@code -Dbench.rounds=1 -Dbench.only=W1,W3} makes it short; {@code -Dupdate.docs=true} keeps what
 * was measured as docs/performance.json and docs/performance.md.
 */
@Tag("bench")
class BenchTest {
  @TempDir Path folder;

  @Test
  void every_workload_is_done_by_everybody_who_is_asked() throws Exception {
    Results results = new Measuring(folder).all();

    Path printed = GeneratedFile.top().resolve("pipelines/target/bench");
    write(printed.resolve("performance.json"), results.write());
    write(printed.resolve("performance.md"), PerformancePage.print(results));
    if (Boolean.getBoolean("update.docs")) {
      GeneratedFile.of(PerformancePage.RESULTS).shouldBe(results.write());
      GeneratedFile.of(PerformancePage.PAGE).shouldBe(PerformancePage.print(results));
    }
    assertThat(results.cells()).allSatisfy(cell -> assertThat(cell.rate()).isPositive());
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
