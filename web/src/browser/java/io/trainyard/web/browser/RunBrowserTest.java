package io.trainyard.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.trainyard.web.app.BrowserHome;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page of a run in a browser. */
@Tag("browser")
final class RunBrowserTest {
  @RegisterExtension static final Browsers BROWSERS = new Browsers();
  private static final String ROWS =
      """
      pipeline('rows') {
          def people = collect { csv 'people.csv' }
          def clean  = validate(people) { column 'age', between(0, 120) }
          def old    = transform(clean) { sql 'select * from clean where age > 60' }
      }
      """;
  private static final String APPROVAL =
      """
      pipeline('asks') {
          def people = collect { csv 'people.csv' }
          def agreed = approval(people) { alone }
          def old    = transform(people) { when agreed; sql 'select * from people where age > 60' }
      }
      """;
  private static final String TALK =
      """
      pipeline('talk') {
          def talk = step { using shell('talk.sh'); produces file('report') }
      }
      """;

  @TempDir Path folder;
  private BrowserHome home;

  @BeforeEach
  void start() throws Exception {
    home = BrowserHome.in(folder);
    home.file("people.csv", "name,age\nAda,36\nBob,200\nEve,70\n");
    home.file(
        "talk.sh",
        """
        printf 'one \\033[31mred\\033[0m\\n'
        while [ ! -f go ] && [ ! -f ../go ] && [ ! -f "$GO" ]; do
          [ -f "%s/go" ] && break
          sleep 0.2
        done
        echo 'the last word'
        echo made > "$TY_OUTPUT_REPORT"
        """
            .formatted(folder));
  }

  @AfterEach
  void stop() {
    home.close();
  }

  @Test
  void a_run_that_failed_is_sound_at_a_desk_in_the_dark_and_on_a_phone() throws Exception {
    long run = home.run("rows", ROWS);
    for (Look look : new Look[] {Look.DESK, Look.DARK, Look.PHONE, Look.NARROW}) {
      try (Visitor visitor = BROWSERS.visitor(home, look)) {
        visitor.open("/runs/" + run);
        visitor.look("run-failed-" + look.width() + (look.isDark() ? "-dark" : "")).sound();
        assertThat(visitor.page().locator("#run-failure").textContent()).contains("What now");
      }
    }
  }

  @Test
  void every_tab_is_sound() throws Exception {
    long run = home.run("rows", ROWS);
    try (Visitor visitor = BROWSERS.visitor(home)) {
      for (String tab : new String[] {"overview", "log", "code", "events"}) {
        visitor.open("/runs/" + run + "?step=clean&tab=" + tab).sound();
      }
    }
  }

  @Test
  void a_step_that_failed_is_run_again_from_there() throws Exception {
    long run = home.run("rows", ROWS);
    home.file("people.csv", "name,age\nAda,36\nEve,70\n");
    try (Visitor visitor = BROWSERS.visitor(home)) {
      visitor.open("/runs/" + run + "?step=people");
      visitor.page().click("#step summary:has-text('Run again from people')");
      visitor.page().click("#step .confirm-box button");
      visitor.page().waitForURL("**/runs/" + (run + 1) + "?notice=run-rerun");
      visitor.page().waitForSelector("#run-head .badge:has-text('Succeeded')");

      assertThat(visitor.page().locator("#run-banners").textContent())
          .contains("Runs #" + run + " again.");
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void an_approval_is_given_beside_its_evidence() {
    long run = home.start("asks", APPROVAL, Map.of());
    try (Visitor visitor = BROWSERS.visitor(home)) {
      visitor.open("/runs/" + run);
      visitor.page().waitForSelector("button:has-text('Approve')");
      visitor.look("run-approval").sound();
      visitor.page().fill("input[name=note]", "looks right");
      visitor.page().click("button:has-text('Approve')");
      visitor.page().waitForSelector("#run-head .badge:has-text('Succeeded')");

      assertThat(visitor.page().locator("#run-approvals").textContent())
          .contains("said yes", "looks right");
    }
  }

  @Test
  void a_log_is_followed_to_its_end_without_loading_the_page_again() throws Exception {
    long run = home.start("talk", TALK, Map.of());
    try (Visitor visitor = BROWSERS.visitor(home)) {
      visitor.open("/runs/" + run + "?step=talk&tab=log");
      visitor.page().waitForSelector("#log >> text=one");
      assertThat(visitor.page().locator("#log .ansi-red").textContent()).isEqualTo("red");
      visitor.page().evaluate("window.isTheSame = true");
      home.file("go", "");
      visitor.page().waitForSelector("#log >> text=the last word");
      visitor.page().waitForSelector("#run-head .badge:has-text('Succeeded')");

      assertThat(visitor.page().evaluate("window.isTheSame")).isEqualTo(true);
      assertThat(visitor.page().locator("#steps-card svg.graph a").count()).isEqualTo(1);
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void of_a_log_that_is_too_long_its_start_and_its_end_are_followed() throws Exception {
    home.file(
        "talk.sh",
        "seq -f 'line %.0f of a long log' 1 600000; echo the newest line\n"
            + "until [ -f \"$TY_PIPELINE_DIR/go\" ]; do sleep 0.1; done\n"
            + "echo the last word; echo made > \"$TY_OUTPUT_REPORT\"\n");
    long run = home.start("talk", TALK, Map.of());
    try (Visitor visitor = BROWSERS.visitor(home)) {
      visitor.open("/runs/" + run + "?step=talk&tab=log");
      visitor.page().waitForSelector("#log >> text=the newest line");
      Locator log = visitor.page().locator("#log");

      assertThat(log.textContent()).contains("line 1 of a long log", "line 600000 of a long log");
      assertThat(log.locator(".middle").textContent()).contains("MB between are not shown");
      assertThat(log.locator(".middle a").getAttribute("href")).endsWith("/log");
      visitor.sound();
      home.file("go", "");
      visitor.page().waitForSelector("#log >> text=the last word");
      visitor.page().waitForSelector("#run-head .badge:has-text('Succeeded')");

      assertThat(log.textContent()).contains("line 1 of a long log", "line 600000 of a long log");
      assertThat(log.locator(".middle").textContent()).contains("are not kept");
    }
  }

  @Test
  void a_run_is_cancelled_after_it_was_said_what_follows() throws Exception {
    long run = home.start("talk", TALK, Map.of());
    try (Visitor visitor = BROWSERS.visitor(home)) {
      visitor.open("/runs/" + run);
      visitor.page().waitForSelector("#log, #step");
      visitor.page().click("#run-head summary:has-text('Cancel run')");
      assertThat(visitor.page().locator("#run-head details[open]").textContent())
          .contains("What runs is stopped.");
      visitor.page().fill("#run-head details[open] input[name=reason]", "the <b>wrong</b> data");
      visitor.page().click("#run-head details[open] button");
      visitor.page().waitForSelector("#run-head .badge:has-text('Cancelled')");
      visitor.open("/runs");
      assertThat(visitor.page().locator("#r-" + run).textContent())
          .contains("cancelled by os:ada: the <b>wrong</b> data");

      assertThat(visitor.complaints()).isEmpty();
    } finally {
      home.file("go", "");
    }
  }

  @Test
  void who_may_only_look_sees_what_they_may_not_do_and_which_role_may() throws Exception {
    long run = home.run("rows", ROWS);
    String key = home.key("grace", "viewer");
    try (Visitor visitor = BROWSERS.stranger(home, Look.DESK)) {
      Page page = visitor.page();
      page.navigate("/runs/" + run);
      page.fill("#key", key);
      page.press("#key", "Enter");
      page.waitForSelector("#run-head");

      assertThat(page.locator("#run-head button[disabled]").first().getAttribute("title"))
          .isEqualTo("Needs the role operator.");
      assertThat(page.locator("#run-head form").count()).isZero();
    }
  }

  @Test
  void a_screen_reader_hears_the_run_its_steps_and_its_state() throws Exception {
    long run = home.run("rows", ROWS);
    try (Visitor visitor = BROWSERS.visitor(home)) {
      visitor.open("/runs/" + run);
      String tree = visitor.page().locator("main").ariaSnapshot();

      assertThat(tree)
          .contains("heading \"rows #" + run + "\"", "heading \"What happened\"")
          .contains("heading \"Timeline\"", "link \"clean, failed")
          .contains("navigation \"About clean\"");
    }
  }

  @Test
  void it_is_read_without_a_script() throws Exception {
    long run = home.run("rows", ROWS);
    try (Visitor visitor = BROWSERS.visitor(home, Look.WITHOUT_SCRIPT)) {
      visitor.open("/runs/" + run + "?step=clean");

      assertThat(visitor.page().locator("#step").textContent()).contains("200", "age between");
    }
  }
}
