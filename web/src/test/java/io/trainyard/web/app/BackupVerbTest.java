package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code trainyard backup} and {@code restore}, as they are typed. */
final class BackupVerbTest {
  private static final String CANARY = "c4nary-9f3e-plain";
  @TempDir Path folder;

  private Typed type(String... words) {
    return new Typed(folder).run(words);
  }

  @Test
  void a_home_is_copied_while_it_is_held_and_made_again_without_its_secrets() throws Exception {
    Files.writeString(folder.resolve("names.csv"), "name\nAda\n");
    Files.writeString(
        folder.resolve("greet.groovy"),
        """
        pipeline('greet') {
            def people = collect { csv 'names.csv' }
            def greetings = transform(people) { sql 'select * from people' }
        }
        """);
    assertThat(type("run", "greet.groovy").exit()).isZero();
    Path home = folder.resolve(".trainyard");
    String key = type("key", "init").out().strip();
    Path secret = Files.createDirectories(home.resolve("secrets/dw")).resolve("password");
    Files.writeString(secret, CANARY);
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(
        home.resolve("settings.json"),
        """
        {"connection": {"dw": {"url": "jdbc:postgresql://dw/x?password=%s", "user": "etl",
          "password": "%s"}}, "setting": {"crm/schema": "crm"}}"""
            .formatted(CANARY, CANARY));
    Shell shell = new Typed(folder).shell();
    Typed backup;
    try (HeldHome held = new Trainyard(Home.of(null, shell), shell).hold()) {
      backup = type("backup", "copy");
    }

    assertThat(backup.exit()).as(backup.err()).isZero();
    assertThat(backup.out()).contains("backed up ", "its tables were made from the copy");
    assertThat(backup.err()).contains("the backup names the secret 'connection/dw' instead");
    for (Path file : files(folder.resolve("copy"))) {
      assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
          .as(file.toString())
          .doesNotContain(CANARY, key.substring(12));
    }
    Typed restored = type("restore", "copy", "--home", "again");
    assertThat(restored.exit()).as(restored.err()).isZero();
    assertThat(type("show", "1", "--home", "again").out()).contains("run 1 of greet  SUCCEEDED");
    assertThat(type("audit", "head", "--home", "again").out())
        .isEqualTo(type("audit", "head").out());
    assertThat(type("doctor", "--home", "again").out()).contains("settings.json is good");
    assertThat(type("restore", "copy", "--home", "again").exit()).isEqualTo(2);
  }

  private static List<Path> files(Path folder) throws Exception {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
