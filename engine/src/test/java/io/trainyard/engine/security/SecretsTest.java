package io.trainyard.engine.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path folder;
  private final Masker masker = new Masker();

  @Test
  void the_environment_gives_a_secret() throws UnusableSecret {
    assertThat(secrets(Map.of("TRAINYARD_SECRET_CRM_USER", "ada4")).value("crm/user"))
        .isEqualTo("ada4");
  }

  @Test
  void a_private_file_gives_a_secret_without_its_line_end() throws Exception {
    write("crm/user", "ada lovelace\n", "rw-------");

    assertThat(secrets(Map.of()).value("crm/user")).isEqualTo("ada lovelace");
  }

  @Test
  void a_file_that_others_may_read_is_refused_with_the_command_that_mends_it() throws Exception {
    Path file = write("crm/user", "ada lovelace", "rw-r-----");

    assertThatThrownBy(() -> secrets(Map.of()).value("crm/user"))
        .isInstanceOf(UnusableSecret.class)
        .hasMessage(
            "the secret 'crm/user' may be read by others, since %s is rw-r-----: run chmod 600 '%s'",
            file, file);
  }

  @Test
  void a_missing_secret_says_both_ways_to_give_it() {
    assertThatThrownBy(() -> secrets(Map.of()).value("crm/user"))
        .hasMessage(
            "there is no secret 'crm/user': set TRAINYARD_SECRET_CRM_USER, or write it to %s with mode 600",
            folder.resolve("crm/user"));
  }

  @Test
  void a_name_cannot_lead_out_of_the_folder() throws IOException {
    Files.writeString(folder.resolveSibling("outside"), "x");

    assertThatThrownBy(() -> secrets(Map.of()).value("../outside"))
        .hasMessageStartingWith("'../outside' is no name of a secret");
  }

  @Test
  void an_empty_secret_is_refused() {
    assertThatThrownBy(() -> secrets(Map.of("TRAINYARD_SECRET_CRM_USER", "")).value("crm/user"))
        .hasMessageStartingWith("the secret 'crm/user' is empty");
  }

  @Test
  void every_secret_of_the_environment_is_masked_before_it_is_used() {
    secrets(Map.of("TRAINYARD_SECRET_CRM_USER", "lovelace"));

    assertThat(masker.mask("ada lovelace")).isEqualTo("ada ***");
  }

  @Test
  void a_secret_of_a_file_is_masked_once_it_was_used() throws Exception {
    write("crm/user", "lovelace", "rw-------");
    secrets(Map.of()).value("crm/user");

    assertThat(masker.mask("ada lovelace")).isEqualTo("ada ***");
  }

  private Secrets secrets(Map<String, String> environment) {
    return new Secrets(environment, folder, masker);
  }

  private Path write(String path, String text, String permissions) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
