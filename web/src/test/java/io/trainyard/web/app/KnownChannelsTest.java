package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownChannelsTest {
  private static final String SETTINGS =
      """
      {"channels": {
        "mail": {"kind": "mail", "host": "smtp.example.com", "from": "trainyard@example.com"},
        "ml": {"kind": "slack", "url": "secret:slack/ml"},
        "oncall": {"kind": "webhook", "url": "https://alerts.example.com", "secret": "secret:on"}
      }}
      """;

  @TempDir Path folder;

  private List<String> problems(String line) throws IOException {
    return new MistakesAtHome(folder, SETTINGS, home -> new KnownChannels(home)::problems)
        .in("owner 'ml@example.com'", "collect { csv 'x' }", line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "onFailure { slack 'lm' } | p.groovy:4:17: this home has no channel 'lm': add it under 'channels' in settings.json; did you mean 'ml'?",
        "onFailure { pager 'ml' } | p.groovy:4:17: channel 'ml' of this home is of kind slack, but 'pager' goes by one of kind webhook",
        "notify { webhook 'x'; text 'y' } | p.groovy:4:14: this home has no channel 'x': add it under 'channels' in settings.json"
      })
  void a_message_by_a_channel_that_is_not_there_is_a_mistake(String line, String mistake)
      throws IOException {
    assertThat(problems(line)).containsExactly(mistake);
  }

  @Test
  void channels_of_the_home_and_its_log_are_none() throws IOException {
    assertThat(
            problems(
                "onFailure { email owner; slack 'ml'; pager 'oncall'; log }\n"
                    + "deadline { by '07:00'; zone 'UTC'; late { webhook 'oncall' } }"))
        .isEmpty();
  }
}
