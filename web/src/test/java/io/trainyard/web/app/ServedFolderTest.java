package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code serve} takes from its folder, and {@code push}. */
@Tag("slow")
final class ServedFolderTest {
  @TempDir Path folder;
  private Typed serving;
  private Thread server;

  @BeforeEach
  void serve() throws Exception {
    Files.createDirectories(folder.resolve("pipelines"));
    write("one");
    start();
  }

  private void start() {
    serving = new Typed(folder);
    Typed own = serving;
    server = new Thread(() -> own.run("serve", "--port", "0"));
    server.start();
    soon().until(() -> Files.exists(folder.resolve(".trainyard/server.json")));
    soon().until(() -> push("--versions", "greet").exit() == 0);
  }

  @AfterEach
  void stop() throws InterruptedException {
    serving.end();
    server.join();
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(60));
  }

  private void write(String about) throws Exception {
    Path file = folder.resolve("pipelines/greet.groovy");
    Path aside = folder.resolve("aside");
    Files.writeString(aside, pipeline(about));
    Files.move(aside, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private static String pipeline(String about) {
    return """
        pipeline('greet') {
            about '%s'
            step { using shell('true') }
        }
        """
        .formatted(about);
  }

  private Typed push(String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "push";
    System.arraycopy(words, 0, all, 1, words.length);
    return new Typed(folder).run(all);
  }

  /** How many versions were taken. */
  private long taken() {
    return push("--versions", "greet").out().lines().count() - 1;
  }

  @Test
  void a_file_that_changes_is_taken_up_and_one_with_mistakes_leaves_what_was_before()
      throws Exception {
    assertThat(taken()).isEqualTo(1);
    write("two");
    soon().until(() -> taken() == 2);
    soon()
        .untilAsserted(
            () -> assertThat(serving.err()).contains("greet.groovy has changed: runs of greet"));

    Files.writeString(folder.resolve("pipelines/greet.groovy"), "pipeline('greet') { abuot 'x' }");
    soon()
        .untilAsserted(
            () ->
                assertThat(serving.err())
                    .contains("greet.groovy has mistakes; what was taken from it before stays")
                    .contains("abuot"));
    Files.delete(folder.resolve("pipelines/greet.groovy"));
    soon().untilAsserted(() -> assertThat(serving.err()).contains("greet.groovy is gone;"));
    assertThat(taken()).isEqualTo(2);
  }

  @Test
  void a_version_is_sent_and_gone_back_from() throws Exception {
    Files.writeString(folder.resolve("mine.groovy"), pipeline("pushed"));
    Typed pushed = push("mine.groovy");
    assertThat(pushed.exit()).as(pushed.err()).isZero();
    assertThat(pushed.out()).startsWith("runs of greet start from version ");
    assertThat(push("--versions", "greet").out()).contains("push", "file");

    Typed back = push("--back", "greet");
    assertThat(back.exit()).as(back.err()).isZero();
    assertThat(push("--versions", "greet").out().lines().toList().get(1)).contains("back");

    assertThat(push("--back", "greet", "0123").err()).contains("was never taken here");
    assertThat(push("--back", "other").err()).contains("no version of a pipeline 'other'");
    Files.writeString(folder.resolve("bad.groovy"), "pipeline('greet') { abuot 'x' }");
    assertThat(push("bad.groovy").exit()).isEqualTo(1);
    assertThat(taken()).isEqualTo(3);
  }

  @Test
  void what_was_pushed_stays_over_a_new_start_until_the_file_changes() throws Exception {
    Files.writeString(folder.resolve("mine.groovy"), pipeline("pushed"));
    push("mine.groovy");
    stop();
    start();
    assertThat(taken()).isEqualTo(2);
    assertThat(push("--versions", "greet").out().lines().toList().get(1)).contains("push");
    write("three");
    soon().until(() -> taken() == 3);
    assertThat(push("--versions", "greet").out().lines().toList().get(1)).contains("file");
  }
}
