package io.trainyard.pipelines.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.testing.GeneratedFile;
import io.trainyard.pipelines.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first page keeps its promises. */
class ReadmeTest {
  private static final Pattern PIPELINE = Pattern.compile("```groovy\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  private String page = "";

  @BeforeEach
  void read_it() throws IOException {
    page = Files.readString(GeneratedFile.top().resolve("README.md"));
  }

  @Test
  void its_pipeline_is_short_and_has_no_mistakes() throws IOException {
    Matcher block = PIPELINE.matcher(page);
    assertThat(block.find()).isTrue();
    assertThat(block.group(1).lines().count()).isLessThanOrEqualTo(16);
    Files.writeString(folder.resolve("readme.groovy"), block.group(1));

    String printed = TestHome.in(folder).trainyard("lint", "readme.groovy").exits(0).all();

    assertThat(printed).doesNotContain("warning");
  }

  @Test
  void its_test_command_is_what_continuous_integration_calls() throws IOException {
    assertThat(page).contains("$ mvn -B verify\n");
    assertThat(Files.readString(GeneratedFile.top().resolve(".ci/run")))
        .contains("mvn -B verify\n");
  }

  @Test
  void every_verb_it_names_is_one_of_the_command() {
    String verbs = TestHome.in(folder).trainyard("--help").exits(0).out();
    Matcher named = Pattern.compile("\\./trainyard ([a-z]+)").matcher(page);

    while (named.find()) {
      assertThat(verbs).containsPattern("(?m)^  " + named.group(1) + " ");
    }
  }
}
