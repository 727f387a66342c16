package io.trainyard.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.web.app.BrowserHome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The first page, the lists and the search, in a browser. */
@Tag("browser")
final class HomeBrowserTest {
  @RegisterExtension static final Browsers BROWSERS = new Browsers();
  private static final List<Look> LOOKS =
      List.of(Look.DESK, Look.DARK, Look.PHONE, Look.NARROW);
  private static final String CHURN =
      """
      pipeline('churn') {
          about 'Who is likely to leave in the next 30 days'
          owner 'growth-ml'
          tags 'tier-1'
          def rows  = step { using shell('rows.sh'); produces file('report') }
          def proof = step { using shell('check.sh'); needs rows; produces file('report') }
      }
      """;
  private static final String FORECAST =
      """
      pipeline('customer-lifetime-value-quarterly-recalibration') {
          about 'Value of each customer over three years'
          owner 'growth-ml'
          def rows = step { using shell('rows.sh'); produces file('report') }
      }
      """;
  private static final String ASKING =
      """
      pipeline('fraud-score') {
          about 'Scores payments'
          owner 'risk'
          def rows = step { using shell('rows.sh'); produces file('report') }
          def ok   = approval(rows.report) { alone; expires 3.days }
      }
      """;

  @TempDir Path folder;
  private BrowserHome home;

  @BeforeEach
  void start() throws Exception {
    home = BrowserHome.in(folder);
  }

  @AfterEach
  void stop() {
    home.close();
  }

  private void fill() throws Exception {
    home.file("rows.sh", "sleep 0.$((RANDOM % 4)); echo made > \"$TY_OUTPUT_REPORT\"\n");
    home.file("check.sh", "echo made > \"$TY_OUTPUT_REPORT\"\n");
    for (int i = 0; i < 4; i++) {
      home.run("churn", CHURN);
    }
    home.file("check.sh", "echo 'age is empty in 31.4 % of the rows' >&2; exit 1\n");
    home.run("churn", CHURN);
    home.run("forecast", FORECAST);
    home.start("asking", ASKING, Map.of());
  }

  @Test
  void a_home_without_pipelines_says_what_to_do_first() {
    for (Look look : LOOKS) {
      try (Visitor visitor = BROWSERS.visitor(home, look)) {
        visitor.open("/").look("first-" + look.width() + (look.isDark() ? "-dark" : "")).sound();
        assertThat(visitor.page().locator("h1").textContent()).isEqualTo("No pipelines yet");
      }
    }
  }

  @Test
  void the_first_page_tells_what_needs_somebody() throws Exception {
    fill();
    try (Visitor visitor = BROWSERS.visitor(home)) {
      visitor.open("/");
      visitor.page().waitForSelector("#approve .rows >> text=fraud-score");

      assertThat(visitor.page().locator("#findings").textContent()).contains("churn #5");
      assertThat(visitor.page().locator("#p-churn").textContent()).contains("80 %", "4 of 5");
      visitor.picture("viewer-home");
    }
    for (Look look : LOOKS) {
      try (Visitor visitor = BROWSERS.visitor(home, look)) {
        visitor.open("/").look("home-" + look.width() + (look.isDark() ? "-dark" : "")).sound();
      }
    }
  }

  @Test
  void a_file_with_mistakes_is_told_with_its_line_before_anything_has_run() {
    String mistake = "broken.groovy:4:17: 'splitt' is no step; did you mean 'split'?";
    home.refuses("pipelines/broken.groovy", mistake);
    try (Visitor visitor = BROWSERS.visitor(home, Look.NARROW)) {
      visitor.open("/").look("refused-360").sound();
      assertThat(visitor.page().locator("#home .banner").textContent())
          .contains("broken.groovy has mistakes and is not taken up", mistake);
    }
  }

  @Test
  void a_list_says_what_runs_wait_for_and_shows_those_of_whoever_looks() throws Exception {
    home.file("rows.sh", "echo made > \"$TY_OUTPUT_REPORT\"\n");
    home.start("asking", ASKING, Map.of());
    String key = home.key("grace", "viewer");
    try (Visitor visitor = BROWSERS.visitor(home)) {
      visitor.open("/runs");
      visitor.page().waitForSelector("#r-1 .state:has-text('Waiting')");
      assertThat(visitor.page().locator("#r-1 .why-cell").textContent()).contains("ok: approval");
      visitor.page().check("input[name=mine]");
      visitor.page().click("text=Show");
      assertThat(visitor.page().locator("#r-1").count()).isEqualTo(1);
      visitor.sound();
    }
    try (Visitor visitor = BROWSERS.stranger(home, Look.DESK)) {
      visitor.page().navigate("/runs?mine=yes");
      visitor.page().fill("#key", key);
      visitor.page().press("#key", "Enter");
      assertThat(visitor.page().locator("#runs").textContent()).contains("No such runs");
    }
  }

  @Test
  void lists_and_search_are_sound_and_lead_to_what_is_looked_for() throws Exception {
    fill();
    for (Look look : LOOKS) {
      String name = look.width() + (look.isDark() ? "-dark" : "");
      try (Visitor visitor = BROWSERS.visitor(home, look)) {
        visitor.open("/runs").look("runs-" + name).sound();
        visitor.open("/pipelines").look("pipelines-" + name).sound();
        visitor.open("/search?q=churn").look("search-" + name).sound();
      }
    }
    try (Visitor visitor = BROWSERS.visitor(home)) {
      visitor.open("/runs");
      visitor.page().selectOption("#f-state", "FAILED");
      visitor.page().click("text=Show");
      assertThat(visitor.page().locator("#runs tbody tr").count()).isEqualTo(1);
      visitor.page().keyboard().press("/");
      visitor.page().keyboard().type("tier-1");
      visitor.page().keyboard().press("Enter");
      assertThat(visitor.page().locator(".hits a.name").first().textContent()).isEqualTo("churn");
    }
  }
}
