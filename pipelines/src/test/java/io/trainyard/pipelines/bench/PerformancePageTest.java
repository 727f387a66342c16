package io.trainyard.pipelines.bench;

import io.trainyard.engine.testing.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class PerformancePageTest {
  @Test
  void the_page_shows_the_figures_that_were_kept() throws IOException {
    String kept = Files.readString(GeneratedFile.top().resolve(PerformancePage.RESULTS));

    GeneratedFile.of(PerformancePage.PAGE).shouldBe(PerformancePage.print(Results.read(kept)));
  }
}
