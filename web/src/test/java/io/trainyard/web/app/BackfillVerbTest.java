package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackfillVerbTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
  private static final String PIPELINE =
      """
      pipeline('days') {
          def day = runDate()
          def rows = collect { csv "rows/${day}.csv" }
          def seen = publish(rows) { named 'seen' }
      }
      """;
  @TempDir Path folder;

  private Typed type(String... words) {
    return new Typed(folder).run(words);
  }

  private void write() throws IOException {
    Files.writeString(folder.resolve("days.groovy"), PIPELINE);
    Path rows = Files.createDirectories(folder.resolve("rows"));
    for (int day = 0; day < 30; day++) {
      LocalDate date = FIRST.plusDays(day);
      StringBuilder lines = new StringBuilder("day,number\n");
      for (int row = 0; row <= day; row++) {
        lines.append(date).append(',').append(row).append('\n');
      }
      Files.writeString(rows.resolve(date + ".csv"), lines);
    }
  }

  @Test
  void a_backfill_of_thirty_days_reads_thirty_different_partitions() throws IOException {
    write();
    Typed plan =
        type("backfill", "days.groovy", "--from", "2026-03-01", "--to", "2026-03-30", "--dry-run");
    assertThat(plan.out()).contains("would make 30 runs", "  2026-03-01\n", "  2026-03-30\n");
    assertThat(type("runs").out()).doesNotContain("days");

    Typed made =
        type(
            "backfill",
            "days.groovy",
            "--from",
            "2026-03-01",
            "--to",
            "2026-03-30",
            "--runs-at-once",
            "4");
    assertThat(made.err()).doesNotContain("Exception");
    assertThat(made.exit()).as(made.out() + made.err()).isZero();
    assertThat(made.out())
        .contains("backfill 1 of days, 2026-03-01 to 2026-03-30: DONE, 30 SUCCEEDED");
    for (int run : new int[] {1, 17, 30}) {
      LocalDate day = FIRST.plusDays(run - 1L);
      assertThat(type("show", Integer.toString(run)).out())
          .contains("about    " + day, "rows " + run + "  source rows/" + day + ".csv");
    }

    assertThat(type("backfill", "list").out()).contains("days", "DONE", "30 SUCCEEDED");
    Typed again =
        type("backfill", "days.groovy", "--from", "2026-03-30", "--to", "2026-03-31", "--dry-run");
    assertThat(again.out())
        .contains("would make 1 runs", "2026-03-30 is left out: run 30 is SUCCEEDED");
  }

  @Test
  void what_cannot_be_done_is_one_sentence() throws IOException {
    write();
    assertThat(type("backfill", "days.groovy").err()).contains("name the days");
    assertThat(type("backfill", "days.groovy", "--from", "2026-03-02", "--to", "2026-03-01").err())
        .contains("is before the first");
    assertThat(type("backfill", "show", "7").err()).contains("there is no backfill 7");
    assertThat(type("backfill", "days.groovy", "--from", "soon", "--to", "2026-03-01").err())
        .contains("'from' is a date such as 2026-01-31");
  }
}
