package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code trainyard audit}, as it is typed. */
final class AuditVerbTest {
  @TempDir Path folder;

  private Typed type(String... words) {
    return new Typed(folder).run(words);
  }

  @BeforeEach
  void fill() {
    for (String name : List.of("ada", "ben", "cat", "dan")) {
      assertThat(type("key", "create", name, "--role", "viewer").exit()).isZero();
    }
  }

  private Path segment() throws Exception {
    try (var files = Files.list(folder.resolve(".trainyard/log"))) {
      return files.filter(file -> file.toString().endsWith("1.log")).findFirst().orElseThrow();
    }
  }

  @Test
  void a_log_that_is_what_was_written_is_told_so_with_its_head() {
    Typed verified = type("audit", "verify");
    assertThat(verified.exit()).isZero();
    assertThat(verified.out()).contains("4 records, 4 events", "head 4:sha256:");
    String head = type("audit", "head").out().strip();
    assertThat(head).matches("4:sha256:[0-9a-f]{64}");
    assertThat(type("audit", "verify", "--head", head).exit()).isZero();
    type("key", "create", "eve", "--role", "viewer");
    assertThat(type("audit", "verify", "--head", head).exit()).isZero();
    assertThat(type("audit", "list").out()).contains("key.created", "os:ada", "\"eve\"");
  }

  @Test
  void an_edited_record_is_named_and_the_exit_is_1() throws Exception {
    byte[] bytes = Files.readAllBytes(segment());
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\"cat\"");
    try (RandomAccessFile file = new RandomAccessFile(segment().toFile(), "rw")) {
      file.seek(at + 1);
      file.write('b');
    }
    Typed verified = type("audit", "verify");
    assertThat(verified.exit()).isEqualTo(1);
    assertThat(verified.out()).startsWith("event 3 is the first that cannot be trusted");
    assertThat(verified.err()).contains("the record of event 3");
  }

  @Test
  void a_log_that_was_cut_does_not_pass_the_head_that_was_kept() throws Exception {
    String head = type("audit", "head").out().strip();
    byte[] bytes = Files.readAllBytes(segment());
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int frame = text.indexOf("\u00feTY\u00ff", text.indexOf("\"cat\""));
    Files.write(segment(), java.util.Arrays.copyOf(bytes, frame));
    io.trainyard.engine.artifact.DurableFiles.deleteTree(folder.resolve(".trainyard/db"));

    assertThat(type("audit", "verify").exit()).isZero();
    Typed verified = type("audit", "verify", "--head", head);
    assertThat(verified.exit()).isEqualTo(1);
    assertThat(verified.out()).startsWith("event 4 is the first that cannot be trusted");
    assertThat(type("audit", "verify", "--head", "4:beef").exit()).isEqualTo(2);
  }
}
