package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trainyard.web.api.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Tag("slow")
final class ScheduleVerbTest {
  private static final String CALENDAR =
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Christmas\nDTSTART:20201225\n"
          + "RRULE:FREQ=YEARLY\nEND:VEVENT\nEND:VCALENDAR\n";
  @TempDir Path folder;

  private String pipeline(String name, String schedule) throws IOException {
    Files.writeString(folder.resolve("rows.csv"), "day,amount\n2026-03-01,1\n2026-03-02,2\n");
    String text =
        "pipeline('"
            + name
            + "') {\n    schedule { "
            + schedule
            + " }\n"
            + "    def day = runDate()\n"
            + "    def rows = collect { csv 'rows.csv' }\n"
            + "    def some = transform(rows, day) { sql \"select * from rows where day = ${day}\" }\n"
            + "    publish(some) { named 'some' }\n}\n";
    String file = name + ".groovy";
    Files.writeString(folder.resolve(file), text);
    return file;
  }

  private Typed typed(String... words) {
    return new Typed(folder).run(words);
  }

  private void settings(String json) throws IOException {
    Path home = Files.createDirectories(folder.resolve(".trainyard"));
    Files.writeString(home.resolve("settings.json"), json);
    Files.writeString(home.resolve("holidays.ics"), CALENDAR);
  }

  @Test
  void a_preview_marks_clock_changes_and_days_the_calendar_leaves_out() throws IOException {
    settings("{\"calendars\": {\"work\": {\"holidays\": \"holidays.ics\"}}}");
    String file = pipeline("p", "cron '30 2 * * *'; zone 'Europe/Berlin'; calendar 'work'");

    String christmas =
        typed("schedule", "preview", file, "--from", "2026-12-24", "--count", "3").out();
    assertThat(christmas)
        .contains("schedule cron '30 2 * * *'", "2026-12-24 02:30 +01:00 ")
        .contains("- 2026-12-25 02:30 +01:00", "left out by the calendar: Christmas")
        .contains("left out by the calendar: Saturday");

    String everyDay = pipeline("q", "cron '30 2 * * *'; zone 'Europe/Berlin'");
    String march =
        typed("schedule", "preview", everyDay, "--from", "2027-03-27T00:00:00Z", "--count", "3")
            .out();
    assertThat(march)
        .contains("-- clocks go forward on 2027-03-28: 02:00 becomes 03:00")
        .contains("2027-03-28 03:00 +02:00   2027-03-28T01:00:00Z  2027-03-28")
        .contains("02:30 is skipped by the clocks: it comes when they have gone forward");
  }

  @Test
  void a_preview_as_json_names_every_time() throws IOException {
    String file = pipeline("p", "cron '0 6 * * *'; zone 'Asia/Tokyo'; jitter 10.minutes");
    Typed typed =
        typed(
            "schedule",
            "preview",
            file,
            "--from",
            "2026-11-21T00:00:00Z",
            "--count",
            "1",
            "--json");

    JsonNode fire =
        Json.tree(typed.out().getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .path("next")
            .path(0);
    assertThat(typed.exit()).isZero();
    assertThat(fire.path("logical").asString()).isEqualTo("2026-11-21T21:00:00Z");
    assertThat(fire.path("scheduled").asString()).startsWith("2026-11-21T21:0");
    assertThat(fire.path("day").asString()).isEqualTo("2026-11-22");
  }

  @Test
  void lint_warns_of_a_time_the_clocks_will_skip_and_names_the_next_fires() throws IOException {
    String file = pipeline("p", "cron '30 2 * * *'; zone 'America/New_York'");
    Typed typed = typed("lint", file);

    assertThat(typed.exit()).isZero();
    assertThat(typed.out())
        .containsPattern(
            "p.groovy:2:5: warning: 02:30 does not exist on 20\\d\\d-03-\\d\\d in America/New_York")
        .containsPattern(
            "the run comes at 03:00.*; the next fires are (20\\d\\d-\\d\\d-\\d\\d 0\\d:\\d\\d -0\\d:00(, )?){5}");
    assertThat(typed("lint", pipeline("q", "cron '*/30 * * * *'; zone 'America/New_York'")).out())
        .doesNotContain("warning");
  }

  @Test
  void a_calendar_that_the_home_does_not_name_is_a_mistake() throws IOException {
    settings("{\"calendars\": {\"work\": {}}}");
    Typed typed = typed("lint", pipeline("p", "cron '0 6 * * *'; zone 'UTC'; calendar 'wrok'"));

    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.out())
        .contains("the settings of this home have no calendar 'wrok'; did you mean 'work'?");
  }

  @Test
  void settings_of_calendars_are_read_strictly() throws IOException {
    String file = pipeline("p", "cron '0 6 * * *'; zone 'UTC'; calendar 'work'");
    settings("{\"calendars\": {\"work\": {\"weekdays\": [\"MON\", \"FUN\"]}}}");
    assertThat(typed("lint", file).err()).contains("'weekdays' are among MON TUE").contains("FUN");
    settings("{\"calendars\": {\"work\": {\"holiday\": \"x.ics\"}}}");
    assertThat(typed("lint", file).err()).contains("there is no 'holiday'", "did you mean");
    settings("{\"calendars\": {\"work\": {\"holidays\": \"x.ics\"}}}");
    assertThat(typed("lint", file).err()).contains("x.ics cannot be read");
  }

  @Test
  void a_list_has_pipelines_with_a_deadline_alone_and_says_when_it_is_next() throws IOException {
    Files.writeString(
        folder.resolve("due.groovy"),
        """
        pipeline('due') {
            deadline { by '07:30'; zone 'Europe/Berlin'; late { log } }
            deadline { by '23:00'; late { log } }
            def rows = collect { csv 'rows.csv' }
        }
        """);

    assertThat(typed("schedule", "list", ".").out())
        .contains("due", "when somebody starts it", "good by")
        .containsPattern("20\\d\\d-\\S+Z \\(07:30 Europe/Berlin, 23:00 UTC\\)");
    assertThat(typed("schedule", "list", ".", "--json").out())
        .contains("\"deadlines\"", "07:30 Europe/Berlin")
        .containsPattern("\"due\"\\s*:\\s*\"20");
  }

  @Test
  void a_server_fires_the_schedules_of_its_folder_and_tells_what_it_left_out() throws Exception {
    pipeline("often", "cron '* * * * * *'; zone 'UTC'");
    Typed serving = new Typed(folder);
    Thread server = new Thread(() -> serving.run("serve", ".", "--port", "0"));
    server.start();
    try {
      await().atMost(Duration.ofSeconds(60)).until(() -> serving.out().contains("serving "));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> typed("runs", "--json").out().split("\"SUCCEEDED\"").length > 2);
      String list = typed("schedule", "list", ".").out();
      assertThat(list)
          .contains("often", "cron '* * * * * *'")
          .containsPattern("20\\d\\d-.*20\\d\\d-");
      assertThat(typed("show", "1").out()).contains("often");
    } finally {
      serving.end();
      server.join();
    }
    assertThat(serving.err()).doesNotContain("Exception");
    String preview = typed("schedule", "preview", "often.groovy").out();
    assertThat(preview).contains("often", "logical time");
  }
}
