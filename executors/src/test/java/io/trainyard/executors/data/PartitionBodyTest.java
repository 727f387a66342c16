package io.trainyard.executors.data;

import static io.trainyard.executors.data.Attempts.line;
import static io.trainyard.executors.data.Attempts.step;
import static io.trainyard.executors.data.Attempts.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.run.Item;
import io.trainyard.engine.run.Outcome;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionBodyTest {
  @TempDir Path folder;
  private final PartitionBody body = new PartitionBody();
  private Attempts attempts;

  @BeforeEach
  void open() throws Exception {
    attempts = new Attempts(folder);
  }

  private List<Item> partition(String csv, String by) throws Exception {
    attempts.only("rows", attempts.table(csv));
    Outcome.Succeeded outcome =
        attempts.succeed(body, step("shops", "partition", line("by", text(by))));
    return outcome.items();
  }

  private String rows(Item item) throws Exception {
    return attempts
        .show(item.artifact().orElseThrow())
        .lines()
        .skip(1)
        .map(row -> row.strip().replaceAll("\\s+", " "))
        .collect(Collectors.joining("; "));
  }

  @Test
  void each_value_has_the_rows_it_stands_in_in_their_order() throws Exception {
    List<Item> items = partition("shop,n\nb,1\na,2\nb,3\n,4\na,5\n", "shop");
    assertThat(items).extracting(Item::key).containsExactly("a", "b", "(none)");
    assertThat(rows(items.get(0))).isEqualTo("a 2; a 5");
    assertThat(rows(items.get(1))).isEqualTo("b 1; b 3");
    assertThat(rows(items.get(2))).contains("4");
  }

  @Test
  void keys_of_numbers_and_dates_are_their_texts_in_their_order() throws Exception {
    assertThat(partition("n\n10\n9\n2\n", "n"))
        .extracting(Item::key)
        .containsExactly("2", "9", "10");
    assertThat(partition("d\n2026-02-01\n2026-01-31\n", "d"))
        .extracting(Item::key)
        .containsExactly("2026-01-31", "2026-02-01");
  }

  @Test
  void unchanged_data_give_the_same_items() throws Exception {
    String csv = "shop,n\nb,1\na,2\nb,3\n";
    assertThat(partition(csv, "shop")).isEqualTo(partition(csv, "shop"));
  }

  @Test
  void a_table_without_rows_has_no_item() throws Exception {
    assertThat(partition("shop,n\n", "shop")).isEmpty();
  }

  @Test
  void a_column_that_is_not_there_is_told_with_those_that_are() {
    assertThatThrownBy(() -> partition("shop,n\nb,1\n", "shp"))
        .hasMessage(
            "a.groovy:3:5: step 'shops', option 'by': the table has no column 'shp'; it has shop,"
                + " n; did you mean 'shop'?");
  }

  @Test
  void more_values_than_a_step_runs_for_are_refused() {
    String csv =
        IntStream.range(0, 10_001)
            .mapToObj(i -> i + "\n")
            .collect(Collectors.joining("", "n\n", ""));
    assertThatThrownBy(() -> partition(csv, "n"))
        .hasMessageContaining("the column has 10,001 values, and a step runs for at most 10,000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a b | a b",
        "a/b | a%2Fb",
        "'..' | '..'",
        ".. | %2E.",
        "50% | 50%25",
        "(none) | %28none)",
        "Zoë 🚂 | Zoë 🚂",
      })
  void a_key_is_safe_and_readable(String value, String key) {
    assertThat(KeyText.of(value)).isEqualTo(key);
  }

  @Test
  void different_values_have_different_keys() {
    List<String> values =
        List.of(
            "",
            " ",
            "a",
            "a ",
            " a",
            "a\n",
            "a/b",
            "a%2Fb",
            "(empty)",
            "(none)",
            "%",
            "\u2028",
            "x".repeat(200),
            "x".repeat(201),
            "🚂".repeat(100),
            "🚂".repeat(101));
    Set<String> keys = new LinkedHashSet<>();
    values.forEach(value -> keys.add(KeyText.of(value)));
    keys.add(KeyText.of(null));
    assertThat(keys).hasSize(values.size() + 1);
    assertThat(keys)
        .allSatisfy(key -> assertThat(key).hasSizeBetween(1, 120).isEqualTo(key.strip()));
  }
}
