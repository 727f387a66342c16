package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lint --environment}: a file as it holds there. */
class LintEnvironmentTest {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve(".trainyard"));
    Files.writeString(folder.resolve("rows.csv"), "a\n1\n");
    Files.writeString(
        folder.resolve("p.groovy"),
        """
        pipeline('p') {
            environment('prod') { runsAtOnce 1 }
            def rows = collect { csv 'rows.csv' }
            publish(rows) { named 'rows' }
        }
        """);
  }

  private String linted(String... more) {
    String[] words = new String[more.length + 2];
    words[0] = "lint";
    words[1] = "p.groovy";
    System.arraycopy(more, 0, words, 2, more.length);
    Typed typed = new Typed(folder).run(words);
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.OK);
    return typed.out();
  }

  @Test
  void the_one_that_is_named_counts_before_the_one_of_the_settings() throws IOException {
    assertThat(linted()).contains("good, 2 steps").doesNotContain("as it holds in");
    assertThat(linted("--environment", "prod")).contains("good, 2 steps, as it holds in 'prod'");

    Files.writeString(folder.resolve(".trainyard/settings.json"), "{\"environment\": \"prod\"}");
    assertThat(linted()).contains("as it holds in 'prod'");
    assertThat(linted("--environment", "test")).doesNotContain("as it holds in 'prod'");
  }
}
