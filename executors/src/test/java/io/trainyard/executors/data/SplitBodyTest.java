package io.trainyard.executors.data;

import static io.trainyard.executors.data.Attempts.line;
import static io.trainyard.executors.data.Attempts.num;
import static io.trainyard.executors.data.Attempts.step;
import static io.trainyard.executors.data.Attempts.text;
import static io.trainyard.executors.data.Attempts.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.run.Outcome;
import io.trainyard.executors.data.option.Marks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitBodyTest {
  @TempDir Path folder;
  private final SplitBody body = new SplitBody();
  private Attempts attempts;

  @BeforeEach
  void open() throws Exception {
    attempts = new Attempts(folder);
  }

  private Map<String, List<String>> split(Artifact table, Option... options) throws Exception {
    attempts.input("rows", table);
    Outcome.Succeeded outcome = attempts.succeed(body, step("parts", "split", options));
    Map<String, List<String>> parts = new TreeMap<>();
    for (Map.Entry<String, Artifact> output : outcome.outputs().entrySet()) {
      parts.put(output.getKey(), lines(output.getValue()));
    }
    return parts;
  }

  private List<String> lines(Artifact table) throws IOException {
    return attempts.show(table).lines().skip(1).map(String::strip).toList();
  }

  private static List<String> rows(int count) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(i + "," + (i % 7 == 0 ? "yes" : "no") + "," + "u" + i % 13);
    }
    return rows;
  }

  private Artifact table(List<String> rows) throws IOException {
    return attempts.table("id,left,user\n" + String.join("\n", rows) + "\n");
  }

  @Test
  void every_row_is_in_one_part_and_keeps_its_order() throws Exception {
    Artifact table = table(rows(1001));

    Map<String, List<String>> parts =
        split(
            table, line("holdOut", num(0.2)), line("validation", num(0.1)), line("seed", num(42)));

    assertThat(parts.get("test")).hasSize(200);
    assertThat(parts.get("validation")).hasSize(100);
    List<String> all = new ArrayList<>();
    parts.values().forEach(all::addAll);
    assertThat(all).hasSize(1001).containsExactlyInAnyOrderElementsOf(lines(table));
    List<String> order = new ArrayList<>(lines(table));
    order.retainAll(parts.get("train"));
    assertThat(parts.get("train")).isEqualTo(order);
  }

  @Test
  void the_seed_alone_decides_not_the_order_of_rows() throws Exception {
    List<String> shuffled = new ArrayList<>(rows(500));
    Collections.shuffle(shuffled, new Random(1));
    Option[] options = {line("holdOut", num(0.3)), line("seed", num(7))};

    List<String> first = split(table(rows(500)), options).get("test");
    assertThat(split(table(rows(500)), options).get("test")).isEqualTo(first);
    assertThat(split(table(shuffled), options).get("test"))
        .containsExactlyInAnyOrderElementsOf(first);
    assertThat(split(table(rows(500)), line("holdOut", num(0.3)), line("seed", num(8))).get("test"))
        .isNotEqualTo(first);
  }

  @Test
  void stratified_parts_have_each_class_within_one_row_of_its_share() throws Exception {
    for (int count : List.of(10, 97, 1000)) {
      Map<String, List<String>> parts =
          split(
              table(rows(count)),
              line("holdOut", num(0.25)),
              line("validation", num(0.15)),
              line("stratify", text("left")));
      for (String name : List.of("yes", "no")) {
        long all = rows(count).stream().filter(row -> row.contains("," + name)).count();
        assertThat((double) count(parts, "test", name)).isCloseTo(0.25 * all, within(1.0));
        assertThat((double) count(parts, "validation", name)).isCloseTo(0.15 * all, within(1.0));
      }
      assertThat(parts.get("test")).hasSize((int) Math.round(0.25 * count));
    }
  }

  private static long count(Map<String, List<String>> parts, String part, String name) {
    return parts.get(part).stream().filter(row -> row.matches(".*\\s" + name + "\\s.*")).count();
  }

  @Test
  void rows_of_one_group_stay_together_and_no_group_is_no_group() throws Exception {
    List<String> rows = rows(390);
    for (int i = 0; i < 100; i++) {
      rows.add("x" + i + ",no,");
    }
    Map<String, List<String>> parts =
        split(table(rows), line("holdOut", num(0.3)), line("by", word("group", text("user"))));

    List<String> users = new ArrayList<>(users(parts.get("train")));
    users.retainAll(users(parts.get("test")));
    assertThat(users).isEmpty();
    assertThat(parts.get("test").size()).isBetween(100, 147);
    assertThat(parts.get("test")).anyMatch(row -> row.startsWith("x"));
    assertThat(parts.get("train")).anyMatch(row -> row.startsWith("x"));
  }

  private static List<String> users(List<String> rows) {
    return rows.stream()
        .filter(row -> row.matches(".*u\\d+"))
        .map(row -> row.substring(row.lastIndexOf('u')))
        .distinct()
        .toList();
  }

  @Test
  void by_time_the_latest_rows_are_held_out_and_one_time_is_never_parted() throws Exception {
    Artifact table =
        attempts.table(
            "id,day\n1,2026-01-04\n2,2026-01-01\n3,2026-01-03\n4,2026-01-03\n5,2026-01-02\n"
                + "6,2026-01-03\n7,2026-01-01\n8,2026-01-04\n9,2026-01-05\n10,2026-01-01\n");

    Map<String, List<String>> parts =
        split(
            table,
            line("holdOut", num(0.2)),
            line("validation", num(0.4)),
            line("by", word("time", text("day"))));

    assertThat(parts.get("test")).containsExactly("9  2026-01-05");
    assertThat(parts.get("validation"))
        .containsExactly(
            "1  2026-01-04", "3  2026-01-03", "4  2026-01-03", "6  2026-01-03", "8  2026-01-04");
    assertThat(parts.get("train")).hasSize(4);
  }

  @Test
  void marks_travel_to_every_part() throws Exception {
    Artifact table = table(rows(20));
    Map<String, String> facts = new TreeMap<>(table.facts());
    Marks marks = new Marks(java.util.Set.of("user"), java.util.Set.of("id"));
    facts.putAll(marks.facts());
    attempts.input(
        "rows", new Artifact(table.name(), table.kind(), table.digest(), table.bytes(), facts));

    Outcome.Succeeded outcome =
        attempts.succeed(body, step("parts", "split", line("holdOut", num(0.5))));

    assertThat(outcome.outputs().values()).allMatch(part -> Marks.of(part).equals(marks));
  }

  @Test
  void what_cannot_be_split_is_refused_with_the_reason() throws Exception {
    Artifact one = attempts.table("id,day\n1,2/1/2026\n");
    assertThatThrownBy(() -> split(one, line("holdOut", num(0.2))))
        .hasMessageContaining("test would have no rows: the table has 1 row");
    assertThatThrownBy(
            () -> split(one, line("holdOut", num(0.5)), line("by", word("time", text("day")))))
        .hasMessageContaining("column 'day' holds text, which does not sort by time");
    assertThatThrownBy(() -> split(one, line("holdOut", num(0.5)), line("stratify", text("x"))))
        .hasMessageContaining("there is no column 'x'; there are id, day");
    assertThatThrownBy(() -> split(one, line("holdOut", num(20))))
        .hasMessageContaining("expected a share between 0 and 1, such as 20.percent, found 20");
    assertThatThrownBy(() -> split(one, line("holdOut", num(0.6)), line("validation", num(0.4))))
        .hasMessageContaining("leaves no rows to train on");
    Artifact same = attempts.table("id,day\n1,2026-01-01\n2,2026-01-01\n3,\n");
    assertThatThrownBy(
            () -> split(same, line("holdOut", num(0.5)), line("by", word("time", text("day")))))
        .hasMessageContaining("1 row have no 'day'");
  }

  @Test
  void quotas_are_exact_where_shares_are_whole() {
    assertThat(Quotas.of(Map.of("a", 100L), 0.29, Map.of())).containsEntry("a", 29L);
    assertThat(Quotas.of(Map.of("a", 30L), 0.1, Map.of())).containsEntry("a", 3L);
    assertThat(Quotas.of(Map.of("a", 1L), 0.5, Map.of("a", 1L))).containsEntry("a", 0L);
    assertThat(Quotas.of(Map.of(), 0.5, Map.of())).isEmpty();
  }
}
