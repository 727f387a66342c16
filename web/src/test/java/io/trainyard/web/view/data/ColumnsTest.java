package io.trainyard.web.view.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnProfile;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.TableDifference;
import io.trainyard.engine.table.TableProfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What pages say of columns, and what they keep to themselves. */
final class ColumnsTest {
  private static final Columns PLAIN = new Columns(Set.of(), Set.of());

  private static ColumnProfile number(String name, Object least, Object most, Double mean) {
    return new ColumnProfile(
        new Column(name, ColumnType.NUMBER),
        1,
        5,
        0,
        least,
        most,
        mean,
        least == null ? List.of() : List.of(new ColumnProfile.Bin(0, 1, 9)),
        List.of());
  }

  private static ColumnProfile text(String name, long distinct, ColumnProfile.Frequent... values) {
    return new ColumnProfile(
        new Column(name, ColumnType.TEXT),
        0,
        distinct,
        0,
        "a",
        "z",
        null,
        List.of(),
        List.of(values));
  }

  private static TableProfile table(ColumnProfile... columns) {
    return new TableProfile(10, 10, List.of(columns));
  }

  private static TablePage.ColumnLine line(Columns columns, ColumnProfile column) {
    return columns.of(table(column), Optional.empty()).get(0);
  }

  @Test
  void numbers_have_a_range_and_texts_their_most_frequent_values() {
    assertThat(line(PLAIN, number("price", 18.0, 97.0, 44.123456)).values())
        .isEqualTo("18 to 97, mean 44.12");
    assertThat(line(PLAIN, number("price", 18.0, 97.0, 44.0)).empty()).isEqualTo("10 %");
    assertThat(line(PLAIN, number("price", null, null, null)).values()).isEqualTo("no values");
    assertThat(
            line(
                    PLAIN,
                    text(
                        "plan",
                        4,
                        new ColumnProfile.Frequent("basic", 6),
                        new ColumnProfile.Frequent("plus", 2),
                        new ColumnProfile.Frequent("<b>pro", 1),
                        new ColumnProfile.Frequent("other", 1)))
                .values())
        .isEqualTo("basic 60 %, plus 20 %, <b>pro 10 %, 1 other");
  }

  @Test
  void of_a_personal_column_only_counts_are_told() {
    Columns columns = new Columns(Set.of("email"), Set.of());
    TablePage.ColumnLine line =
        line(columns, text("email", 7, new ColumnProfile.Frequent("ada@example.com", 4)));

    assertThat(line.toString()).doesNotContain("ada@example.com");
    assertThat(line.values()).isEqualTo("7 distinct");
    assertThat(line.tags()).containsExactly("personal");
    assertThat(line.picture()).isEmpty();
  }

  @Test
  void what_changed_most_plainly_is_said() {
    TableProfile before = table(number("a", 0.0, 731.0, 21.7), number("b", 0.0, 9.0, 5.0));
    TableProfile now =
        table(
            number("a", 0.0, 744.0, 21.7), number("b", 0.0, 9.0, 5.05), number("c", 0.0, 1.0, 0.5));

    assertThat(PLAIN.of(now, Optional.of(before)))
        .extracting(TablePage.ColumnLine::since)
        .containsExactly("max 731 to 744", "mean +0.05", "new");
    assertThat(PLAIN.of(now, Optional.of(now)))
        .extracting(TablePage.ColumnLine::since)
        .containsOnly("as before");
  }

  @Test
  void differences_are_counted_and_named() {
    TableDifference difference =
        new TableDifference(
            127_884,
            128_198,
            List.of(),
            Optional.of(
                new TableDifference.RowChanges(
                    386, 72, 1_204, List.of(new TableDifference.ColumnChange("plan", 133)))),
            "");

    assertThat(Changes.figures(difference))
        .extracting(it -> it.what() + " " + it.change())
        .containsExactly(
            "Rows +314",
            "Rows added 386",
            "Rows gone 72",
            "Rows changed 1,204",
            "Columns and types as before");
    assertThat(Changes.note(difference)).isEqualTo("Changed most: plan in 133 rows.");
  }

  @Test
  void marks_of_nobody_of_us_mark_nothing() {
    Artifact strange =
        new Artifact("a.data", "table", Digest.of("x"), 1, Map.of("personal", "{not json"));

    assertThat(Marked.of(strange).personal()).isEmpty();
    assertThat(
            Marked.of(
                    new Artifact(
                        "a.data", "table", Digest.of("x"), 1, Map.of("identifiers", "[\"id\"]")))
                .key())
        .containsExactly("id");
  }
}
