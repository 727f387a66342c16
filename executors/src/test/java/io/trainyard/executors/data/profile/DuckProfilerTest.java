package io.trainyard.executors.data.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trainyard.engine.table.ColumnProfile;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.TableDifference;
import io.trainyard.engine.table.TableDifference.ColumnChange;
import io.trainyard.engine.table.TableDifference.RowChanges;
import io.trainyard.engine.table.TableDifference.SchemaChange;
import io.trainyard.engine.table.TableProfile;
import io.trainyard.executors.data.file.DuckTableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles and differences of tables, as Python's statistics module counts them. */
final class DuckProfilerTest {
  private static final Path CHURN = Path.of("../pipelines/data/telco_churn.csv");

  @TempDir Path folder;
  private DuckProfiler profiler;
  private int files;

  @BeforeEach
  void open() {
    profiler = new DuckProfiler(() -> Files.createTempDirectory(folder, "work"));
  }

  private Path table(String csv) throws IOException {
    Path file = Files.writeString(folder.resolve("t" + ++files + ".csv"), csv);
    return parquet(file);
  }

  private Path parquet(Path csv) throws IOException {
    Path parquet = folder.resolve("t" + ++files + ".parquet");
    new DuckTableFiles().importFile(csv, parquet);
    return parquet;
  }

  private static ColumnProfile column(TableProfile profile, String name) {
    return profile.columns().stream()
        .filter(column -> column.column().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void figures_of_a_real_table_are_those_that_python_counts() throws Exception {
    TableProfile profile = profiler.profile(parquet(CHURN.toAbsolutePath().normalize()));

    assertThat(profile.rows()).isEqualTo(7043);
    assertThat(profile.isWhole()).isTrue();
    ColumnProfile charges = column(profile, "MonthlyCharges");
    assertThat(charges.distinct()).isEqualTo(1585);
    assertThat(charges.least()).isEqualTo(18.25);
    assertThat(charges.greatest()).isEqualTo(118.75);
    assertThat(charges.mean()).isEqualTo(64.76169246059918, within(1e-9));
    assertThat(charges.bins())
        .extracting(ColumnProfile.Bin::count)
        .containsExactly(1606L, 191L, 365L, 639L, 473L, 895L, 953L, 869L, 758L, 294L);
    assertThat(column(profile, "customerID").distinct()).isEqualTo(7043);
    assertThat(column(profile, "Contract").frequent())
        .containsExactly(
            new ColumnProfile.Frequent("Month-to-month", 3875),
            new ColumnProfile.Frequent("Two year", 1695),
            new ColumnProfile.Frequent("One year", 1473));
  }

  @Test
  void an_empty_a_constant_and_an_all_null_column_have_a_profile() throws Exception {
    TableProfile profile = profiler.profile(table("a,b,c\n5,,x\n5,,x\n"));

    assertThat(column(profile, "a").bins()).containsExactly(new ColumnProfile.Bin(5, 5, 2));
    assertThat(column(profile, "b").nulls()).isEqualTo(2);
    assertThat(column(profile, "b").least()).isNull();
    assertThat(profiler.profile(table("a,b\n")).columns())
        .allSatisfy(column -> assertThat(column.distinct()).isZero());
  }

  @Test
  void rows_are_matched_by_their_key() throws Exception {
    Path before = table("id,plan,price\n1,basic,10\n2,plus,\n3,pro,30\n");
    Path after = table("id,plan,price\n2,plus,20\n3,basic,31\n4,pro,40\n5,pro,50\n");

    TableDifference difference = profiler.difference(before, after, List.of("id"));

    assertThat(difference.matched())
        .contains(
            new RowChanges(
                2, 1, 2, List.of(new ColumnChange("price", 2), new ColumnChange("plan", 1))));
    assertThat(difference.schema()).isEmpty();
    assertThat(difference.rowsAfter() - difference.rowsBefore()).isEqualTo(1);
  }

  @Test
  void columns_that_are_new_gone_or_of_another_type_are_told() throws Exception {
    Path before = table("id,plan,price\n1,basic,10\n");
    Path after = table("id,price,\"od\"\"d; name\"\n1,cheap,1\n");

    assertThat(profiler.difference(before, after, List.of("id")).schema())
        .containsExactly(
            new SchemaChange("plan", Optional.of(ColumnType.TEXT), Optional.empty()),
            new SchemaChange(
                "price", Optional.of(ColumnType.WHOLE_NUMBER), Optional.of(ColumnType.TEXT)),
            new SchemaChange(
                "od\"d; name", Optional.empty(), Optional.of(ColumnType.WHOLE_NUMBER)));
  }

  @Test
  void without_a_key_that_names_one_row_it_says_why_rows_are_not_matched() throws Exception {
    Path table = table("id,plan\n1,basic\n1,plus\n");

    assertThat(profiler.difference(table, table, List.of()).why())
        .isEqualTo("no column is known to name a row");
    assertThat(profiler.difference(table, table, List.of("id")).why())
        .isEqualTo("several rows have the same id");
    assertThat(profiler.difference(table, table, List.of("gone")).matched()).isEmpty();
    assertThat(profiler.difference(table, table, List.of("id", "plan")).matched())
        .contains(new RowChanges(0, 0, 0, List.of()));
  }

  @Test
  void a_sample_is_the_first_rows_and_nothing_stays_behind() throws Exception {
    Path table = table("id\n1\n2\n3\n");

    assertThat(profiler.sample(table, 2).values()).containsExactly(List.of(1L), List.of(2L));
    try (var left = Files.list(folder)) {
      assertThat(left.filter(Files::isDirectory)).isEmpty();
    }
  }

  @Test
  void a_file_that_is_no_table_is_refused_in_words() {
    assertThatThrownBy(() -> profiler.profile(CHURN.toAbsolutePath().normalize()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not a Parquet file");
  }
}
