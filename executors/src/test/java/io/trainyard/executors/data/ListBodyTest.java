package io.trainyard.executors.data;

import static io.trainyard.executors.data.Attempts.line;
import static io.trainyard.executors.data.Attempts.num;
import static io.trainyard.executors.data.Attempts.step;
import static io.trainyard.executors.data.Attempts.text;
import static io.trainyard.executors.data.Attempts.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.run.Item;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListBodyTest {
  @TempDir Path folder;
  private Attempts attempts;

  @BeforeEach
  void open() throws Exception {
    attempts = new Attempts(folder);
  }

  private List<Item> list(Option line) throws Exception {
    return attempts.succeed(new ListBody(), step("many", "list", line)).items();
  }

  @Test
  void values_are_items_with_their_texts_as_keys() throws Exception {
    assertThat(list(line("values", num(3), text("x"), num(0.5))))
        .containsExactly(Item.of("3", num(3)), Item.of("x", text("x")), Item.of("0.5", num(0.5)));
  }

  @Test
  void a_range_holds_both_its_ends() throws Exception {
    assertThat(list(line("values", word("between", num(-1), num(2)))))
        .extracting(Item::key)
        .containsExactly("-1", "0", "1", "2");
    assertThat(list(line("values", word("between", num(1), num(10_000))))).hasSize(10_000);
  }

  @Test
  void more_than_a_step_runs_for_are_refused() {
    assertThatThrownBy(() -> list(line("values", word("between", num(1), num(10_001)))))
        .hasMessageContaining("there are 10,001 of them, and a step runs for at most 10,000");
  }

  @ParameterizedTest
  @CsvSource({
    "in/*.pdf, a.pdf",
    "in/**/*.pdf, a.pdf deep/er/c.pdf",
    "in/*/er/*.pdf, deep/er/c.pdf",
    "in/?.{pdf;txt}, a.pdf b.txt",
    "*/b.txt, in/b.txt",
    "in/a.pdf, a.pdf",
    "in/*.csv, ''"
  })
  void files_that_match_are_items_by_their_path_below_the_first_star(String pattern, String keys)
      throws Exception {
    Files.createDirectories(folder.resolve("in/deep/er"));
    for (String name : List.of("in/a.pdf", "in/b.txt", "in/deep/er/c.pdf")) {
      Files.writeString(folder.resolve(name), name);
    }
    List<Item> items = list(line("files", text(pattern.replace(';', ','))));
    assertThat(items)
        .extracting(Item::key)
        .containsExactly(keys.isEmpty() ? new String[0] : keys.split(" "));
    for (Item item : items) {
      byte[] bytes = attempts.artifacts().bytes(item.artifact().orElseThrow().digest());
      assertThat(new String(bytes, StandardCharsets.UTF_8)).endsWith(item.key());
    }
    assertThat(folder.resolve("in/a.pdf")).exists();
  }

  @Test
  void a_folder_that_is_not_there_and_an_address_are_told() {
    assertThatThrownBy(() -> list(line("files", text("nowhere/*.csv"))))
        .hasMessageContaining("there is no folder");
    assertThatThrownBy(() -> list(line("files", text("s3://lake/*.csv"))))
        .hasMessageContaining("is an address; this release lists local files");
  }
}
