package io.trainyard.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@DisabledIfSystemProperty(named = "update.docs", matches = "true")
class GeneratedFileTest {
  @TempDir Path folder;

  @Test
  void a_file_that_is_up_to_date_passes_whatever_its_line_ends() throws IOException {
    Path file = Files.writeString(folder.resolve("a.md"), "one\r\ntwo\r\n");

    assertThatCode(() -> GeneratedFile.at(file).shouldBe("one\ntwo\n")).doesNotThrowAnyException();
  }

  @Test
  void a_stale_file_fails_naming_the_first_line_that_differs() throws IOException {
    Path file = Files.writeString(folder.resolve("a.md"), "one\ntwo\n");

    assertThatThrownBy(() -> GeneratedFile.at(file).shouldBe("one\nthree\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("a.md is not up to date from line 2")
        .hasMessageContaining("-Dupdate.docs=true");
  }

  @Test
  void a_missing_file_is_stale_and_is_not_written_unasked() {
    Path file = folder.resolve("missing.md");

    assertThatThrownBy(() -> GeneratedFile.at(file).shouldBe("x\n"))
        .isInstanceOf(AssertionError.class);
    assertThat(file).doesNotExist();
  }

  @Test
  void the_top_of_the_repository_is_found_from_a_module() {
    assertThat(GeneratedFile.top().resolve("engine/pom.xml")).exists();
  }
}
