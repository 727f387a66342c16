package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.trainyard.engine.testing.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages show of {@code settings.json} is understood as it stands. */
class SettingsOnPagesTest {
  private static final Pattern SETTINGS =
      Pattern.compile(
          "(?m)^ {4}\\{\"(channels|network|secrets|store)\": .*(?:\n {5,}.*)*\n(?: {4}\\}.*)?");

  @TempDir Path folder;

  @Test
  void every_settings_file_that_a_page_shows_is_understood() throws IOException {
    List<String> shown = new ArrayList<>();
    try (Stream<Path> pages = Files.list(GeneratedFile.top().resolve("docs"))) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".md")).sorted().toList()) {
        SETTINGS.matcher(Files.readString(page)).results().forEach(it -> shown.add(it.group()));
      }
    }

    assertThat(shown).hasSizeGreaterThanOrEqualTo(4);
    Path file = folder.resolve("settings.json");
    for (String each : shown) {
      Files.writeString(file, each);
      assertThatCode(() -> SettingsFile.read(file)).as(each).doesNotThrowAnyException();
    }
  }
}
