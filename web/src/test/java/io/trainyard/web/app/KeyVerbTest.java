package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code trainyard key}, as it is typed. */
final class KeyVerbTest {
  @TempDir Path folder;

  private Typed type(String... words) {
    return new Typed(folder).run(words);
  }

  @Test
  void the_first_admins_key_is_shown_once_and_kept_where_its_owner_alone_reads_it()
      throws Exception {
    Typed first = type("key", "init");

    assertThat(first.exit()).isZero();
    String key = first.out().strip();
    assertThat(key).matches("ty_[a-z2-7]{8}_[A-Za-z0-9_-]{43}");
    Path file = folder.resolve(".trainyard/admin.key");
    assertThat(Files.readString(file).strip()).isEqualTo(key);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Typed second = type("key", "init");
    assertThat(second.exit()).isEqualTo(2);
    assertThat(second.err()).contains("there is an admin's key already");
    assertThat(type("key", "list").out()).contains("admin", key.substring(0, 11) + "..", "good");
    assertThat(type("key", "list").out()).doesNotContain(key);
  }

  @Test
  void a_key_is_made_listed_replaced_and_revoked() {
    Typed made =
        type(
            "key", "create", "ci", "--role", "operator", "--pipeline", "churn", "--expires", "90d");
    assertThat(made.exit()).isZero();
    assertThat(made.out().strip()).startsWith("ty_").doesNotContain(" ");
    assertThat(made.err()).contains("this key of ci (operator) is shown once; it ends ");
    assertThat(type("key", "create", "ci", "--role", "viewer").err())
        .contains("the key 'ci' is there already");
    assertThat(type("key", "rotate", "ci", "--grace", "1h").out()).startsWith("ty_");
    assertThat(type("key", "list").out()).contains("good until", "churn", "os:ada");
    assertThat(type("key", "revoke", "ci").out()).contains("is revoked");
    assertThat(type("key", "revoke", "ci").exit()).isEqualTo(2);
    assertThat(type("key", "list", "--json").out()).contains("\"isLive\" : false");
  }

  @Test
  void what_cannot_be_a_key_is_told_with_what_can() {
    assertThat(type("key", "create", "ci").err()).contains("--role caller, viewer, operator");
    assertThat(type("key", "create", "ci", "--role", "boss").err())
        .contains("there is no role 'boss': there are caller, viewer,");
    assertThat(type("key", "create", "x", "--role", "admin", "--pipeline", "churn").err())
        .contains("sees every pipeline");
    assertThat(type("key", "create", "x", "--role", "viewer", "--expires", "soon").err())
        .contains("--expires is a time such as 90d");
    assertThat(type("key", "paint").err()).contains("'key paint' is not known");
    assertThat(type("key", "create", "--role", "viewer").err()).contains("name the key");
  }
}
