package io.trainyard.pipelines.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.testing.Figures;
import io.trainyard.engine.testing.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page on reliability prints what was measured last. */
@Tag("figures")
class ReliabilityPageTest {
  private static final String PAGE = "docs/reliability.md";
  private static final String START = "<!-- figures -->\n";
  private static final String END = "<!-- /figures -->";

  @Test
  void the_page_prints_the_last_figures() throws IOException {
    String page = Files.readString(GeneratedFile.top().resolve(PAGE));
    int start = page.indexOf(START) + START.length();
    GeneratedFile.of(PAGE)
        .shouldBe(page.substring(0, start) + table() + page.substring(page.indexOf(END)));
  }

  private static String table() {
    StringBuilder table = new StringBuilder();
    table.append("| suite | figures | measured |\n|---|---|---|\n");
    Figures.kept()
        .forEach(
            (suite, kept) ->
                table.append(
                    "| `%s` | %s | %s, %s, H2 %s |\n"
                        .formatted(
                            suite, counts(kept), kept.date(), kept.machine(), kept.database())));
    return table.toString();
  }

  private static String counts(Figures.Kept kept) {
    return kept.counts().entrySet().stream()
        .map(ReliabilityPageTest::count)
        .collect(Collectors.joining(", "));
  }

  private static String count(Map.Entry<String, Long> count) {
    return String.format(Locale.ROOT, "%s %,d", count.getKey(), count.getValue());
  }

  @Test
  void another_release_of_h2_needs_the_fault_suite_to_have_run_with_it() {
    assertThat(Figures.kept())
        .as("run mvn verify -Pfaults -Dfaults=full -Dupdate.docs=true with the new release")
        .containsKey("power-loss")
        .allSatisfy(
            (suite, kept) -> {
              assertThat(kept.database()).as(suite).isEqualTo(Figures.pinnedH2());
              assertThat(kept.counts().getOrDefault("lost", 0L)).as(suite).isZero();
            });
  }
}
