package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.pipeline.HomeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsFileTest {
  @TempDir Path folder;

  private HomeSettings read(String text) throws IOException {
    Path file = folder.resolve("settings.json");
    Files.writeString(file, text);
    return SettingsFile.read(file);
  }

  @Test
  void no_file_means_no_settings() {
    assertThat(SettingsFile.read(folder.resolve("none.json"))).isEqualTo(HomeSettings.EMPTY);
  }

  @Test
  void connections_and_settings_are_read() throws IOException {
    HomeSettings settings =
        read(
            """
            {"connection": {"dw": {"url": "jdbc:postgresql://dw/sales", "user": "etl", "password": "secret:dw"}},
             "setting": {"crm/schema": "crm_prod"}}
            """);

    assertThat(settings.connections())
        .isEqualTo(
            Map.of(
                "dw",
                Map.of(
                    "url", "jdbc:postgresql://dw/sales", "user", "etl", "password", "secret:dw")));
    assertThat(settings.settings()).isEqualTo(Map.of("crm/schema", "crm_prod"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"setting": {"a": 1}}             | 'setting': 'a' must be a text in double quotes.
          {"setting": []}                   | 'setting' must be an object: { .. }.
          []                                | the file must be an object: { .. }.
          {"connection": {"DW": {}}}        | connection 'DW': a name is [a-z][a-z0-9_-]{0,62}.
          {"connection": {"dw": {}}}        | connection 'dw': its 'url' is missing.
          {"connection": {"dw": {"urll": "x"}}} | connection 'dw': there is no 'urll'; did you mean 'url'?.
          {"settings": {}}                  | 'settings' is not a part of the settings; did you mean 'setting'?.
          """)
  void a_mistake_is_told_with_its_place(String text, String sentence) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(Refusal.class)
        .hasMessage(folder.resolve("settings.json") + ": " + sentence.replace("?.", "?"));
  }

  @Test
  void what_is_no_json_is_told_with_its_line() {
    assertThatThrownBy(() -> read("{\n\"setting\": oops}"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("settings.json, line 2: this is not JSON");
  }
}
