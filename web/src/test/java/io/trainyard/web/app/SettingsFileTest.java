package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.pipeline.Capacity;
import io.trainyard.engine.pipeline.HomeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
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

  @Test
  void what_may_be_reached_is_read_strictly() throws IOException {
    assertThat(read("{\"network\": {\"allow\": [\"dw.internal\", \"10.1.0.0/16\"]}}").reachable())
        .containsExactly("dw.internal", "10.1.0.0/16");
    for (String wrong :
        List.of(
            "{\"network\": {\"allow\": \"dw\"}}",
            "{\"network\": {\"deny\": []}}",
            "{\"network\": {\"allow\": [\"10.1.0.0/99\"]}}",
            "{\"secrets\": {\"command\": [\"vault\"]}}",
            "{\"secrets\": {\"command\": \"vault {path}\"}}")) {
      assertThatThrownBy(() -> read(wrong)).as(wrong).isInstanceOf(Refusal.class);
    }
  }

  @Test
  void channels_are_read_and_what_is_secret_is_only_named() throws IOException {
    HomeSettings settings =
        read(
            """
            {"channels": {
              "mail": {"kind": "mail", "host": "smtp.example.com", "port": 587, "from": "t@example.com",
                       "user": "t", "password": "secret:mail", "perMinute": 30},
              "ml": {"kind": "slack", "url": "secret:slack/ml"},
              "oncall": {"kind": "webhook", "url": "https://x.example/in", "secret": "secret:oncall"}}}
            """);
    assertThat(settings.channels().get("mail").perMinute()).isEqualTo(30);
    assertThat(settings.channels().get("mail").value("port")).contains("587");
    assertThat(settings.channels().get("oncall").kind()).isEqualTo("webhook");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`\"Mail\": {}` | channel 'Mail': a name is",
        "`\"log\": {\"kind\": \"slack\"}` | channel 'log' is there in every home",
        "`\"a\": {\"kind\": \"sms\"}` | channel 'a': 'kind' is one of mail, slack, webhook",
        "`\"a\": {\"kind\": \"slack\"}` | channel 'a': its 'url' is missing",
        "`\"a\": {\"kind\": \"slack\", \"url\": \"https://hooks.example/T1\"}` | channel 'a': 'url' is a secret",
        "`\"a\": {\"kind\": \"webhook\", \"url\": \"https://x\", \"secret\": \"s3cr3t\"}` | channel 'a': 'secret' is a secret",
        "`\"a\": {\"kind\": \"webhook\", \"url\": \"file:///etc\", \"secret\": \"secret:s\"}` | 'url' is an address such as",
        "`\"a\": {\"kind\": \"mail\", \"host\": \"x\", \"from\": \"a\\nb@c.d\"}` | 'from' is an address",
        "`\"a\": {\"kind\": \"mail\", \"host\": \"x\", \"from\": \"a@c.d\", \"user\": \"u\"}` | 'user' and 'password' go together",
        "`\"a\": {\"kind\": \"mail\", \"host\": \"x\", \"from\": \"a@c.d\", \"user\": \"u\", \"password\": \"secret:p\", \"tls\": \"none\"}` | a login goes over TLS only",
        "`\"a\": {\"kind\": \"mail\", \"hosts\": \"x\"}` | there is no 'hosts'",
        "`\"a\": {\"kind\": \"mail\", \"host\": \"x\", \"from\": \"a@c.d\", \"port\": 0}` | 'port' is a whole number from 1 to 65535"
      })
  void a_mistake_in_a_channel_is_told_with_its_place(String channel, String message) {
    assertThatThrownBy(() -> read("{\"channels\": {" + channel + "}}"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(message);
  }

  @Test
  void a_secret_is_what_the_command_of_the_settings_prints() throws Exception {
    read("{\"secrets\": {\"command\": [\"/bin/echo\", \"of {path}; $(id)\"]}}");
    assertThat(SecretCommand.of(folder.resolve("settings.json")).value("crm/user"))
        .contains("of crm/user; $(id)");
    read("{\"secrets\": {\"command\": [\"/bin/false\", \"{path}\"]}}");
    assertThatThrownBy(() -> SecretCommand.of(folder.resolve("settings.json")).value("crm/user"))
        .hasMessageContaining("'/bin/false' of settings.json gives none, since it ended with 1");
    assertThat(SecretCommand.of(folder.resolve("none.json")).value("crm/user")).isEmpty();
  }

  @Test
  void capacity_and_pools_are_read() throws IOException {
    HomeSettings settings =
        read(
            """
            {"capacity": {"attempts": 8, "cpus": 7.5, "memory": "32GiB", "gpus": 1, "perOwner": 4},
             "pools": {"erp": 2, "licences": 1}}
            """);

    assertThat(settings.capacity())
        .isEqualTo(
            new Capacity(
                OptionalInt.of(8),
                OptionalDouble.of(7.5),
                OptionalLong.of(32L << 30),
                OptionalInt.of(1),
                Map.of("erp", 2, "licences", 1),
                OptionalInt.of(4)));
    assertThat(read("{}").capacity()).isEqualTo(Capacity.UNSAID);
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
          {"capacity": 8}                   | 'capacity' must be an object: { .. }.
          {"capacity": {"cpu": 8}}          | 'capacity': there is no 'cpu'; did you mean 'cpus'?.
          {"capacity": {"cpus": 0}}         | 'capacity': 'cpus' must be a number above 0, such as 8 or 1.5.
          {"capacity": {"memory": 32}}      | 'capacity': 'memory' must be a size such as "32GiB".
          {"capacity": {"memory": "32GB"}}  | 'capacity': 'memory' must be a size such as "32GiB".
          {"capacity": {"attempts": 0}}     | 'capacity': 'attempts' must be a whole number, 1 or more.
          {"capacity": {"gpus": 1.5}}       | 'capacity': 'gpus' must be a whole number, 0 or more.
          {"pools": {"erp": 0}}             | pool 'erp' must be a whole number, 1 or more.
          {"pools": {"ERP": 1}}             | pool 'ERP': a name is [a-z][a-z0-9_-]{0,62}.
          {"pools": 2}                      | 'pools' must be an object: { .. }.
          """)
  void a_mistake_is_told_with_its_place(String text, String sentence) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            folder.resolve("settings.json")
                + (text.equals("[]") ? ": " : ", line 1: ")
                + sentence.replace("?.", "?"));
  }

  @Test
  void the_line_of_a_mistake_is_that_of_the_last_name_it_tells() {
    String text =
        """
        {
          "setting": {"url": "x"},
          "connection": {
            "crm": {"url": "y"},
            "dw": {
              "url": "z",
              "usr": "etl"
            }
          }
        }
        """;
    assertThatThrownBy(() -> read(text))
        .hasMessageContaining("settings.json, line 7: connection 'dw': there is no 'usr'");
    assertThatThrownBy(() -> read("{\n\n\"environment\": 1\n}"))
        .hasMessageContaining("settings.json, line 3: 'environment' is a name in double quotes");
  }

  @Test
  void the_environment_is_a_name() throws IOException {
    assertThat(read("{\"environment\": \"prod\"}").environment()).isEqualTo("prod");
    assertThat(read("{}").environment()).isEmpty();
  }

  @Test
  void what_is_no_json_is_told_with_its_line() {
    assertThatThrownBy(() -> read("{\n\"setting\": oops}"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("settings.json, line 2: this is not JSON");
    assertThatThrownBy(() -> read("{"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("this is not JSON: Unexpected end-of-input")
        .hasMessageNotContaining("Source");
  }
}
